import { z } from "zod";
import { isYear } from "@/domain/statements/period";
import {
  type Amounts,
  type ListedStatement,
  MOVEMENT_KINDS,
  type Statement,
  type StatementList,
  taxSummaryOf,
  totalOf,
} from "@/domain/statements/statement";
import { credits, creditsOf, instant } from "../fields";

/** What a developer's ledger accounts held, or by how much they moved. */
const amounts = {
  owed_credits: credits,
  in_transit_credits: credits,
  reserved_credits: credits,
  paid_credits: credits,
  total_credits: credits,
};

const listed = z.object({
  period: z.string(),
  number: z.string().nullable(),
  status: z.enum(["closed", "provisional"]),
  earned_credits: credits,
  paid_credits: credits,
  closing: z.object(amounts),
});

export const statementList = z.object({ months: z.array(listed), years: z.array(listed) });

export const statement = z.object({
  number: z.string().nullable(),
  period: z.string(),
  status: z.enum(["closed", "provisional"]),
  from: instant,
  to: instant,
  currency: z.literal("USD"),
  developer: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  opening: z.object(amounts),
  movements: z.array(z.object({ kind: z.enum(MOVEMENT_KINDS), ...amounts })),
  closing: z.object(amounts),
  months: z.array(z.object({ month: z.string(), closing: z.object(amounts) })).optional(),
  tax_summary: z
    .object({
      gross_credits: credits,
      platform_fee_credits: credits,
      clawed_back_credits: credits,
      corrected_credits: credits,
      earned_credits: credits,
      paid_credits: credits,
    })
    .optional(),
});

export function amountsToWire(of: Amounts) {
  return {
    owed_credits: creditsOf(of.owed),
    in_transit_credits: creditsOf(of.in_transit),
    reserved_credits: creditsOf(of.reserved),
    paid_credits: creditsOf(of.paid),
    total_credits: creditsOf(totalOf(of)),
  };
}

export function statementListToWire({ months, years }: StatementList) {
  return { months: months.map(listedToWire), years: years.map(listedToWire) };
}

function listedToWire({ period, number, earned, paid, closing }: ListedStatement) {
  return {
    period,
    number,
    status: number === null ? ("provisional" as const) : ("closed" as const),
    earned_credits: creditsOf(earned),
    paid_credits: creditsOf(paid),
    closing: amountsToWire(closing),
  };
}

export function statementToWire(of: Statement) {
  return {
    number: of.number,
    period: of.period,
    status: of.isClosed ? ("closed" as const) : ("provisional" as const),
    from: of.from.toISOString(),
    to: of.to.toISOString(),
    currency: "USD" as const,
    developer: of.recipient,
    opening: amountsToWire(of.opening),
    movements: of.movements.map(({ kind, amounts: moved }) => ({ kind, ...amountsToWire(moved) })),
    closing: amountsToWire(of.closing),
    ...(isYear(of.period) ? yearToWire(of) : {}),
  };
}

function yearToWire(of: Statement) {
  const tax = taxSummaryOf(of);
  return {
    months: of.months.map(({ month, closing }) => ({ month, closing: amountsToWire(closing) })),
    tax_summary: {
      gross_credits: creditsOf(tax.gross),
      platform_fee_credits: creditsOf(tax.fees),
      clawed_back_credits: creditsOf(tax.clawedBack),
      corrected_credits: creditsOf(tax.corrected),
      earned_credits: creditsOf(tax.earned),
      paid_credits: creditsOf(tax.paid),
    },
  };
}
