import { resolutionToWire } from "@/app/_edge/desk-answers";
import { endpoint } from "@/app/_edge/endpoint";
import { resolveTransferContract } from "@/contract/operator/actions";
import { resolveAttempt } from "@/operations/resolve-attempt";

export const POST = endpoint(resolveTransferContract, async (ctx, { payout_id: payoutId }) =>
  resolutionToWire(await resolveAttempt(ctx, { payoutId })),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
