import { endpoint } from "@/app/_edge/endpoint";
import { resumeDeveloperContract } from "@/contract/operator/actions";
import { resumeDeveloper } from "@/operations/pause-developer";

export const POST = endpoint(resumeDeveloperContract, async (ctx, { reason, ...wish }) => {
  await resumeDeveloper(ctx, { developerId: wish.developer_id, reason });
  return { said: "Payouts go on with the next run." };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
