import { endpoint } from "@/app/_edge/endpoint";
import { giveRoleContract, listOperatorsContract } from "@/contract/operator/access";
import { giveRole } from "@/operations/give-role";
import { listOperators } from "@/operations/list-operators";

export const GET = endpoint(listOperatorsContract, async (ctx) => {
  const found = await listOperators(ctx);
  const added = (one: (typeof found)[number]) => one.addedAt.toISOString();
  return {
    operators: found.map((one) => ({ ...one, added_by: one.addedBy, added_at: added(one) })),
  };
});
export const POST = endpoint(giveRoleContract, async (ctx, wish) => {
  await giveRole(ctx, wish);
  return wish;
});
export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
