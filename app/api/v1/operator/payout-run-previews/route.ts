import { endpoint } from "@/app/_edge/endpoint";
import { previewRunContract, previewToWire } from "@/contract/operator/payout-runs";
import { previewPayouts } from "@/operations/preview-payouts";

export const GET = endpoint(previewRunContract, async (ctx, { code = null, limit: most }) =>
  previewToWire(await previewPayouts(ctx, { name: { most, code } })),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
