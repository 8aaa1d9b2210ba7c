import { z } from "zod";
import type { Contract } from "../contract";

const READ = { kinds: ["developer"], scope: "earnings:read" } as const;
const WRITE = { kinds: ["developer"], scope: "settings:write" } as const;

const state = z.object({ available: z.boolean(), phone: z.string().nullable() });

export const phoneContract = {
  method: "GET",
  path: "/api/v1/phone",
  summary: "The phone that text messages go to",
  description:
    "`available` says whether this installation can send any. `phone` is one that a code sent to " +
    "it has proven, with all but its last digits hidden.",
  auth: READ,
  response: state,
  successStatus: 200,
  refusals: [],
  example: { response: { available: true, phone: "+1•••••••4567" } },
} as const satisfies Contract;

export const sendPhoneCodeContract = {
  method: "POST",
  path: "/api/v1/phone",
  summary: "Send a code to a phone, to prove that it is yours",
  description: "One a minute and five a day; a code holds ten minutes and five guesses.",
  auth: WRITE,
  body: z.object({
    phone: z.string().regex(/^\+[1-9]\d{6,14}$/, "must be a number such as +15551234567"),
  }),
  response: z.object({ sent: z.literal(true) }),
  successStatus: 200,
  refusals: ["texts_unavailable", "rate_limited"],
  example: { request: { phone: "+15551234567" }, response: { sent: true } },
} as const satisfies Contract;

export const verifyPhoneContract = {
  method: "POST",
  path: "/api/v1/phone/verifications",
  summary: "Prove a phone with the code that was sent to it",
  auth: WRITE,
  body: z.object({ code: z.string().regex(/^\d{6}$/, "must be six digits") }),
  response: state,
  successStatus: 200,
  refusals: [],
  example: {
    request: { code: "012345" },
    response: { available: true, phone: "+1•••••••4567" },
  },
} as const satisfies Contract;

export const removePhoneContract = {
  method: "DELETE",
  path: "/api/v1/phone",
  summary: "Forget the phone; text messages end with it",
  auth: WRITE,
  response: z.object({ removed: z.literal(true) }),
  successStatus: 200,
  refusals: [],
  example: { response: { removed: true } },
} as const satisfies Contract;

const SHOWN_AT_END = 4;
const SHOWN_AT_START = 2;

export function phoneToWire({ available, phone }: z.output<typeof state>) {
  return { available, phone: phone && hidden(phone) };
}

/** "+1•••••••4567" */
export function hidden(phone: string): string {
  const dots = "•".repeat(Math.max(0, phone.length - SHOWN_AT_START - SHOWN_AT_END));
  return `${phone.slice(0, SHOWN_AT_START)}${dots}${phone.slice(-SHOWN_AT_END)}`;
}
