import { z } from "zod";
import { addDuration } from "@/domain/time";
import type { Contract } from "../contract";
import { instant } from "../fields";

const auth = { kinds: ["operator"], scope: "operate" } as const;
const reading = { kinds: ["operator"], scope: "desk:read" } as const;
const response = z.object({ now: instant });
const example = { now: "2026-11-24T08:00:00.000Z" };
const isDuration = (text: string) => addDuration(new Date(0), text) !== null;

export const readClockContract = {
  method: "GET",
  path: "/api/v1/sandbox/clock",
  summary: "What time the sandbox's test clock shows",
  auth: reading,
  response,
  successStatus: 200,
  refusals: ["not_found"],
  example: { response: example },
} as const satisfies Contract;

export const moveClockContract = {
  method: "POST",
  path: "/api/v1/sandbox/clock",
  summary: "Move the sandbox's test clock forward, working off every due time on the way",
  auth,
  // A step forward made twice because its answer was lost would be two steps.
  idempotent: true,
  body: z
    .object({
      advance: z.string().refine(isDuration, "must be an ISO 8601 duration, as P7D").optional(),
      set: z.iso.datetime({ offset: true }).optional(),
    })
    .refine((body) => (body.advance === undefined) !== (body.set === undefined), {
      path: ["advance"],
      message: "give either advance or set",
    }),
  response,
  successStatus: 200,
  refusals: ["not_found", "clock_backwards"],
  example: { request: { advance: "P7D" }, response: example },
} as const satisfies Contract;
