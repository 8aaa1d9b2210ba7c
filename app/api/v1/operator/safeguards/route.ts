import { endpoint } from "@/app/_edge/endpoint";
import * as policy from "@/contract/operator/policy";
import { readSafeguardsContract, setSafeguardsContract } from "@/contract/operator/policy";
import { getSafeguards, setSafeguards } from "@/operations/set-safeguards";

export const GET = endpoint(readSafeguardsContract, async (ctx) =>
  policy.safeguardsToWire(await getSafeguards(ctx)),
);
export const POST = endpoint(setSafeguardsContract, async (ctx, wish) => {
  const confirmAbove = BigInt(wish.confirm_above_credits);
  const wanted = { confirmAbove, approveAbove: BigInt(wish.approve_above_credits) };
  await setSafeguards(ctx, wanted);
  return wish;
});
export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
