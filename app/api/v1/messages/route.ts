import { endpoint } from "@/app/_edge/endpoint";
import { listMessagesContract, messageListToWire } from "@/contract/messages/messages";
import { listMessages } from "@/operations/list-messages";

export const GET = endpoint(listMessagesContract, async (ctx, { limit, cursor: after }) =>
  messageListToWire(await listMessages(ctx, { limit, after })),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
