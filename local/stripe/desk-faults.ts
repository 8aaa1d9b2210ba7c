import { z } from "zod";
import type { DeskRoute } from "./desk";
import { type Faults, REQUEST_EFFECTS, WEBHOOK_EFFECTS } from "./faults";

const ruleWish = z.strictObject({
  effect: z.enum([...REQUEST_EFFECTS, ...WEBHOOK_EFFECTS]),
  when: z.enum(["before", "after"]).default("before"),
  match: z
    .strictObject({
      method: z.string().optional(),
      path: z.string().optional(),
      destination: z.string().optional(),
      idempotency_key: z.string().optional(),
      event_type: z.string().optional(),
      nth: z.number().int().min(1).optional(),
    })
    .default({}),
  times: z.number().int().min(1).nullable().default(1),
  keep_answer: z.boolean().default(true),
  delay_ms: z.number().int().min(0).nullable().default(null),
});

/** Rules for what goes wrong, and the log of what did. */
export function deskFaultRoutes(faults: Faults): DeskRoute[] {
  const path = "/_emulator/faults";
  return [
    { method: "GET", path, run: () => ({ data: faults.rules(), firings: faults.firings() }) },
    {
      method: "POST",
      path,
      run: (body) => {
        const { keep_answer, delay_ms, match, ...rule } = ruleWish.parse(body);
        const legacy = rule.effect.startsWith("legacy_transfer_");
        const matched = legacy ? { event_type: "transfer.created", ...match } : match;
        const said = Object.entries(matched).filter(([, value]) => value !== undefined);
        const cleaned = Object.fromEntries(said);
        return faults.add({ ...rule, match: cleaned, keepAnswer: keep_answer, delayMs: delay_ms });
      },
    },
    {
      method: "DELETE",
      path,
      run: () => {
        faults.remove(null);
        return { data: [] };
      },
    },
    {
      method: "DELETE",
      path: `${path}/:id`,
      run: (_body, { id = "" }) => {
        faults.remove(id);
        return { id, deleted: true };
      },
    },
  ];
}
