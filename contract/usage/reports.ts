import { z } from "zod";
import { BILLING_MODES } from "@/domain/earnings/kinds";
import { REVERSAL_REASONS } from "@/domain/earnings/reversal";
import { LONGEST_TEXT } from "@/domain/earnings/usage";

/**
 * How one report looks, for the reference and for generated clients. Requests are not checked by
 * it: each report is checked by itself, so that good ones land beside bad ones.
 */
const name = z.string().min(1).max(LONGEST_TEXT);
const note = z.string().max(LONGEST_TEXT).optional();

const call = z.object({
  id: name.describe("Yours, and the same when you report the call again."),
  app_id: name,
  occurred_at: z.string().meta({ format: "date-time", description: "At most 90 days back." }),
  cost_credits: z.int().min(0).max(1e15).describe("What the call cost, without the markup."),
  billing_mode: z.enum(BILLING_MODES).default("user"),
  model: note,
  endpoint: note,
  end_user_id: note,
});

const reversal = z.object({
  id: name,
  event_id: name.describe("The call's id."),
  app_id: name,
  reason: z.enum(REVERSAL_REASONS),
  cost_credits: z.int().min(1).max(1e15).optional().describe("All that is left, if not given."),
});

export const reportedCall = unchecked(call);
export const reportedReversal = unchecked(reversal);

/** What became of a batch: how many were taken, and which were not. */
export function tally<const Codes extends readonly string[]>(codes: Codes) {
  return {
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.array(
      z.object({
        index: z.int(),
        id: z.string().nullable(),
        code: z.enum(codes),
        detail: z.string(),
      }),
    ),
  };
}

function unchecked(shape: z.ZodType): z.ZodUnknown {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io: "input" });
  return z.unknown().meta({ ...schema });
}
