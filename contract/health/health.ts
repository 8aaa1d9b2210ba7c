import { z } from "zod";
import type { Contract } from "../contract";

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
  summary: "Whether the database is reachable and its schema current",
  auth: null,
  response: z.object({ status: z.literal("ready") }),
  successStatus: 200,
  refusals: ["not_ready"],
  example: { response: { status: "ready" } },
} as const satisfies Contract;
