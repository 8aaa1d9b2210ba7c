import { z } from "zod";
import type { Readiness } from "@/domain/health";
import type { Contract } from "../contract";
import { instant } from "../fields";

export const liveContract = {
  method: "GET",
  path: "/api/health/live",
  summary: "Whether the process answers; it asks nobody else",
  auth: null,
  response: z.object({ status: z.literal("live") }),
  successStatus: 200,
  refusals: [],
  example: { response: { status: "live" } },
} as const satisfies Contract;

export const readyContract = {
  method: "GET",
  path: "/api/health/ready",
  summary: "Whether we can serve, and whether the work behind is done in time",
  description:
    "503 while the database is away or its schema is not current: send no requests here. " +
    "`degraded` serves like `ready`, but a payout run is late or committed work waits for more " +
    "than a quarter of an hour: wake somebody.",
  auth: null,
  response: z.object({
    status: z.enum(["ready", "degraded"]),
    last_run_at: instant.nullable(),
    run_late: z.boolean(),
    outbox_age_seconds: z.int(),
  }),
  successStatus: 200,
  refusals: ["not_ready"],
  example: {
    response: {
      status: "ready",
      last_run_at: "2026-11-20T08:00:00.000Z",
      run_late: false,
      outbox_age_seconds: 0,
    },
  },
} as const satisfies Contract;

export function readinessToWire({ status, lastRunAt, isRunLate, outboxAge }: Readiness) {
  return {
    status,
    last_run_at: lastRunAt?.toISOString() ?? null,
    run_late: isRunLate,
    outbox_age_seconds: outboxAge,
  };
}
