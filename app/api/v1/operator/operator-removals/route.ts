import { endpoint } from "@/app/_edge/endpoint";
import { takeRoleContract } from "@/contract/operator/access";
import { takeRole } from "@/operations/give-role";

export const POST = endpoint(takeRoleContract, async (ctx, wish) => {
  await takeRole(ctx, wish);
  return wish;
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
