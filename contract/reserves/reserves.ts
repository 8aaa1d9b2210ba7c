import { z } from "zod";
import type { ReserveCalendar } from "@/domain/reserves/calendar";
import type { Contract } from "../contract";
import { credits, creditsOf, instant } from "../fields";
import { cursorOf, cursorPaging, nextCursor } from "../paging";

export const listReservesContract = {
  method: "GET",
  path: "/api/v1/reserves",
  summary: "What is kept back from you, and when it comes free",
  description:
    "`days` holds every day (UTC) on which something is released; the next daily run rolls it " +
    "into a payout. `reserves` lists what each payout still keeps back, the next to be released " +
    "first. Without a date is what belongs to a payout that is still on its way.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z.object(cursorPaging("reserves", 50)),
  response: z.object({
    held_credits: credits,
    undated_credits: credits,
    days: z.array(z.object({ date: z.iso.date(), held_credits: credits, reserves: z.int() })),
    reserves: z.array(
      z.object({
        payout_id: z.string(),
        amount_credits: credits,
        held_credits: credits,
        release_at: instant.nullable(),
      }),
    ),
    count: z.int(),
    total: z.int(),
    next_cursor: nextCursor,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      held_credits: 1_500_000,
      undated_credits: 0,
      days: [{ date: "2026-08-04", held_credits: 1_500_000, reserves: 1 }],
      reserves: [
        {
          payout_id: "pay_11111111222233334444555555555555",
          amount_credits: 1_500_000,
          held_credits: 1_500_000,
          release_at: "2026-08-04T08:00:17.000Z",
        },
      ],
      count: 1,
      total: 1,
      next_cursor: null,
    },
  },
} as const satisfies Contract;

export function reserveCalendarToWire(calendar: ReserveCalendar) {
  const { total, next } = calendar;
  const reserves = calendar.reserves.map((one) => ({
    payout_id: one.payoutId,
    amount_credits: creditsOf(one.amount),
    held_credits: creditsOf(one.held),
    release_at: one.releaseAt?.toISOString() ?? null,
  }));
  return {
    held_credits: creditsOf(calendar.held),
    undated_credits: creditsOf(calendar.undated),
    days: calendar.days.map(({ held, ...day }) => ({ ...day, held_credits: creditsOf(held) })),
    reserves,
    count: reserves.length,
    total,
    next_cursor: cursorOf("reserves", next),
  };
}
