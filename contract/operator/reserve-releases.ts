import { z } from "zod";
import type { Contract } from "../contract";
import { credits } from "../fields";

export const releaseReservesContract = {
  method: "POST",
  path: "/api/v1/operator/reserve-releases",
  summary: "Release every reserve whose days are over, now",
  auth: { kinds: ["operator"], scope: "operate" },
  idempotent: true,
  response: z.object({ released: z.int(), released_credits: credits }),
  successStatus: 200,
  refusals: [],
  example: { response: { released: 3, released_credits: 32_100_000 } },
} as const satisfies Contract;
