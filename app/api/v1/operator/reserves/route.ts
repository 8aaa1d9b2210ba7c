import { endpoint } from "@/app/_edge/endpoint";
import { creditsOf } from "@/contract/fields";
import { listReserveLedgerContract, reserveToWire } from "@/contract/operator/looking";
import { listReserveLedger } from "@/operations/list-reserve-ledger";

export const GET = endpoint(listReserveLedgerContract, async (ctx, wish) => {
  const { state = null, limit, offset: skip } = wish;
  const { reserves, totals } = await listReserveLedger(ctx, { state, limit, skip });
  const held = totals.find((one) => one.state === "held")?.left ?? 0n;
  return { reserves: reserves.map(reserveToWire), held_credits: creditsOf(held) };
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
