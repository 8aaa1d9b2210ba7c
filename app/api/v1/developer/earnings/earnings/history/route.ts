import { endpoint } from "@/app/_edge/endpoint";
import { earningPageToWire, earningsHistoryContract } from "@/contract/earnings/history";
import { listEarnings } from "@/operations/list-earnings";

export const GET = endpoint(earningsHistoryContract, async (ctx, asked) => {
  const { limit, offset, status, cursor: after } = asked;
  return earningPageToWire(await listEarnings(ctx, { limit, offset, status, after }), {
    limit,
    offset,
  });
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
