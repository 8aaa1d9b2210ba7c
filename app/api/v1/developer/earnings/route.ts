import { endpoint } from "@/app/_edge/endpoint";
import { payoutListContract, payoutPageToWire, statesOf } from "@/contract/payouts/history";
import { listPayouts } from "@/operations/list-payouts";

export const GET = endpoint(payoutListContract, async (ctx, asked) => {
  const { limit, offset, status, cursor: after } = asked;
  const page = { limit, offset, states: statesOf(status), after };
  return payoutPageToWire(page, await listPayouts(ctx, page));
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
