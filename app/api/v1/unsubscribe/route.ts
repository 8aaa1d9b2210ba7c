import { endpoint } from "@/app/_edge/endpoint";
import { unsubscribeContract } from "@/contract/messages/unsubscribe";
import { stopDigests } from "@/operations/stop-digests";
import { withCouriers } from "@/runtime";

export const POST = endpoint(unsubscribeContract, async (ctx, { token }) => {
  await stopDigests(withCouriers(ctx), { token });
  return { unsubscribed: true } as const;
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
