import { endpoint } from "@/app/_edge/endpoint";
import { pauseDeveloperContract } from "@/contract/operator/actions";
import { pauseDeveloper } from "@/operations/pause-developer";

export const POST = endpoint(pauseDeveloperContract, async (ctx, { reason, source, ...wish }) => {
  await pauseDeveloper(ctx, { developerId: wish.developer_id, reason, source });
  return { said: "Paused." };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
