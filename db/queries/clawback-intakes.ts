import "server-only";
import { sql } from "drizzle-orm";
import type { ClawbackSource } from "@/domain/desk/money-action";
import type { Micros } from "@/domain/money";
import { asForeignJson, query, type Reader, type Transaction } from "../client";

export interface NewIntake {
  readonly source: ClawbackSource;
  readonly rows: readonly object[];
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly clawedBack: Micros;
  readonly by: string;
}

/** Keeps what was handed in with what became of each row: nothing is lost with the window. */
export async function insertIntake(tx: Transaction, intake: NewIntake): Promise<void> {
  await tx.execute(sql`insert into clawback_intakes (id, source, rows, accepted, duplicates,
      rejected, clawed_back, taken_in_by)
    values (new_id('clw'), ${intake.source}, ${asForeignJson(intake.rows)}, ${intake.accepted},
      ${intake.duplicates}, ${intake.rejected}, ${intake.clawedBack}, ${intake.by})`);
}

export interface Intake extends Omit<NewIntake, "by"> {
  readonly id: string;
  readonly at: Date;
  readonly takenInBy: string;
}

export async function listIntakes(reader: Reader, limit: number): Promise<Intake[]> {
  return query<Intake>(
    reader,
    sql`select id, source, rows, accepted, duplicates, rejected, clawed_back as "clawedBack",
        taken_in_by as "takenInBy", at
      from clawback_intakes order by at desc, id desc limit ${limit}`,
  );
}
