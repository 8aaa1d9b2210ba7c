import { endpoint } from "@/app/_edge/endpoint";
import { connectStatusContract } from "@/contract/connect/developers";
import { toDevelopersStatus } from "@/contract/connect/wire";
import { getConnectStatus } from "@/operations/get-connect-status";

export const GET = endpoint(connectStatusContract, async (ctx) =>
  toDevelopersStatus(await getConnectStatus(ctx, { whenStripeIsSilent: "answer_from_mirror" })),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
