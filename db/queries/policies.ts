import "server-only";
import { desc, lte } from "drizzle-orm";
import type { Policy } from "@/domain/policy";
import { at, type Reader } from "../client";
import { policies } from "../schema";

/** The money rules' numbers in force at a moment (R6). */
export async function policyAt(reader: Reader, moment: Date): Promise<Policy> {
  const [row] = await reader
    .select()
    .from(policies)
    .where(lte(policies.effectiveFrom, at(moment)))
    .orderBy(desc(policies.effectiveFrom))
    .limit(1);
  if (!row) throw new Error("no policy holds from the beginning of time");
  return row;
}
