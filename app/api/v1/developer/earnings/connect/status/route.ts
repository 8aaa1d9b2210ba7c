import { endpoint } from "@/app/_edge/endpoint";
import { connectStatusContract } from "@/contract/connect/earnings";
import { toEarningsStatus } from "@/contract/connect/wire";
import { getConnectStatus } from "@/operations/get-connect-status";

export const GET = endpoint(connectStatusContract, async (ctx) =>
  toEarningsStatus(await getConnectStatus(ctx, { whenStripeIsSilent: "refuse" })),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
