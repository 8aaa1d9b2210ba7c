import "server-only";
import { sql } from "drizzle-orm";
import type { SafeguardsRaised } from "@/domain/desk/attention";
import type { Safeguards } from "@/domain/desk/demand";
import { at, query, queryOne, type Reader, type Transaction } from "../client";

/** The amounts that hold now: the newest row. */
export async function safeguardsNow(reader: Reader): Promise<Safeguards> {
  return queryOne<Safeguards>(
    reader,
    sql`select confirm_above as "confirmAbove", approve_above as "approveAbove"
      from safeguards order by set_at desc, id desc limit 1`,
  );
}

/** Where one of them went up since then, oldest first, whether or not it came down again. */
export async function safeguardsRaised(reader: Reader, since: Date): Promise<SafeguardsRaised[]> {
  const rows = await query<
    Record<"confirm" | "approve" | "wasConfirm" | "wasApprove", bigint> & {
      readonly id: string;
      readonly by: string;
      readonly at: Date;
    }
  >(
    reader,
    sql`select id, set_by as by, set_at as at, confirm_above as confirm, approve_above as approve,
        was_confirm as "wasConfirm", was_approve as "wasApprove"
      from (select *, lag(confirm_above) over earlier as was_confirm,
          lag(approve_above) over earlier as was_approve
        from safeguards window earlier as (order by set_at, id)) as steps
      where set_at > ${at(since)} and (confirm_above > was_confirm or approve_above > was_approve)
      order by set_at, id`,
  );
  return rows.map(({ confirm, approve, wasConfirm, wasApprove, ...step }) => ({
    ...step,
    before: { confirmAbove: wasConfirm, approveAbove: wasApprove },
    after: { confirmAbove: confirm, approveAbove: approve },
  }));
}

export async function insertSafeguards(
  tx: Transaction,
  wanted: Safeguards & { readonly by: string },
): Promise<void> {
  await tx.execute(sql`insert into safeguards (id, confirm_above, approve_above, set_by)
    values (new_id('sfg'), ${wanted.confirmAbove}, ${wanted.approveAbove}, ${wanted.by})`);
}
