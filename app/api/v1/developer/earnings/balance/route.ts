import { endpoint } from "@/app/_edge/endpoint";
import { balanceContract, balanceToWire } from "@/contract/earnings/balance";
import { getEarningsSummary } from "@/operations/get-earnings-summary";

export const GET = endpoint(balanceContract, async (ctx) =>
  balanceToWire(await getEarningsSummary(ctx)),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
