import { endpoint } from "@/app/_edge/endpoint";
import { creditsOf } from "@/contract/fields";
import { releaseReservesContract } from "@/contract/operator/reserve-releases";
import { releaseReserves } from "@/operations/release-reserves";

export const POST = endpoint(releaseReservesContract, async (ctx) => {
  const { released, amount } = await releaseReserves(ctx);
  return { released, released_credits: creditsOf(amount) };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
