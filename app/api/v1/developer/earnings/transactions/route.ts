import { endpoint } from "@/app/_edge/endpoint";
import { earningPageToWire, transactionsContract } from "@/contract/earnings/history";
import { listEarnings } from "@/operations/list-earnings";

export const GET = endpoint(transactionsContract, async (ctx, asked) => {
  const { page, pageSize, status, cursor: after } = asked;
  const request = { limit: pageSize, offset: (page - 1) * pageSize, status, after };
  return earningPageToWire(await listEarnings(ctx, request), { page, pageSize });
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
