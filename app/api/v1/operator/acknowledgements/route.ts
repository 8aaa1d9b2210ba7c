import { endpoint } from "@/app/_edge/endpoint";
import { acknowledgeContract } from "@/contract/operator/actions";
import { acknowledge } from "@/operations/acknowledge";

export const POST = endpoint(acknowledgeContract, async (ctx, wish) => {
  await acknowledge(ctx, wish);
  return { said: "Set aside." };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
