import { endpoint } from "@/app/_edge/endpoint";
import { listReservesContract, reserveCalendarToWire } from "@/contract/reserves/reserves";
import { listReserves } from "@/operations/list-reserves";

export const GET = endpoint(listReservesContract, async (ctx, { limit, cursor: after }) =>
  reserveCalendarToWire(await listReserves(ctx, { limit, after })),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
