import { endpoint } from "@/app/_edge/endpoint";
import { listMarkupsContract, markupListToWire } from "@/contract/apps/markups";
import { listMarkups } from "@/operations/list-markups";

export const GET = endpoint(listMarkupsContract, async (ctx, { id: appId, limit, cursor: after }) =>
  markupListToWire(await listMarkups(ctx, { appId, limit, after })),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
