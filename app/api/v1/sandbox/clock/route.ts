import { endpoint } from "@/app/_edge/endpoint";
import { moveClockContract, readClockContract } from "@/contract/sandbox/clock";
import { advanceClock } from "@/operations/advance-clock";
import { sandboxContextFor } from "@/runtime";

export const GET = endpoint(readClockContract, async ({ actor }) => {
  const now = await sandboxContextFor(actor).now();
  return { now: now.toISOString() };
});

export const POST = endpoint(moveClockContract, async ({ actor }, wish) => {
  const now = await advanceClock(sandboxContextFor(actor), wish);
  return { now: now.toISOString() };
});

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
