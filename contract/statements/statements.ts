import { z } from "zod";
import { MOVEMENT_KINDS } from "@/domain/statements/statement";
import type { Contract } from "../contract";
import { statement, statementList } from "./statement-wire";

const month = z.string().regex(/^[2-9]\d{3}-(0[1-9]|1[0-2])$/, "must be a month, as 2026-10");
const year = z.string().regex(/^[2-9]\d{3}$/, "must be a year, as 2026");

const NONE = {
  owed_credits: 0,
  in_transit_credits: 0,
  reserved_credits: 0,
  paid_credits: 0,
  total_credits: 0,
};
const MOVED: Readonly<Record<string, number>> = { earned: 1_000_000, platform_fee: -50_000 };
const owed = (amount: number) => ({ ...NONE, owed_credits: amount, total_credits: amount });

export const STATEMENT_FORMATS = ["json", "csv", "pdf"] as const;

export const statementsContract = {
  method: "GET",
  path: "/api/v1/statements",
  summary: "Statements: what opened, what moved, what closed",
  description:
    "Without `month` and `year`: the months and years of which there is a statement, newest " +
    "first. With one of them: that statement, as JSON, as CSV with a row for every fact that " +
    "moved money, or as PDF.\n\nMonths are in UTC and go by when a fact was recorded. A closed " +
    "statement has a number and never changes again, to the byte in each format; the running " +
    "month and year are `provisional`. Opening and movements add up to the closing on each of " +
    "the four accounts; `paid` counts from the beginning, less what came back.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z
    .object({
      month: month.optional(),
      year: year.optional(),
      format: z.enum(STATEMENT_FORMATS).default("json"),
    })
    .refine((asked) => !(asked.month && asked.year), {
      path: ["year"],
      message: "month and year exclude each other",
    })
    .refine((asked) => asked.format === "json" || asked.month || asked.year, {
      path: ["format"],
      message: "takes a month or a year",
    }),
  response: z.union([statementList, statement]),
  answersAs: {
    "text/csv": "With `format=csv`: a row for every fact that moved money.",
    "application/pdf": "With `format=pdf`: the statement as it is printed.",
  },
  successStatus: 200,
  refusals: ["not_found"],
  example: {
    response: {
      number: "TRB-1F2E3D4B5A-2026-10",
      period: "2026-10",
      status: "closed",
      from: "2026-10-01T00:00:00.000Z",
      to: "2026-11-01T00:00:00.000Z",
      currency: "USD",
      developer: {
        id: "dev_0199f3a2c4d87e5b9a6c1f2e3d4b5a60",
        name: "Ada Okafor",
        email: "ada@example.com",
      },
      opening: NONE,
      movements: MOVEMENT_KINDS.map((kind) => ({ kind, ...owed(MOVED[kind] ?? 0) })),
      closing: owed(950_000),
    },
  },
} as const satisfies Contract;
