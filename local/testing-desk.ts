import { sql } from "drizzle-orm";
import { query } from "../db/client";
import type { OperatorContext } from "../operations/context";
import { runPayouts } from "../operations/run-payouts";
import { sendTransfer } from "../operations/send-transfer";
import { moveClock } from "./testing";
import { openPayoutBench, type PayoutBench } from "./testing-payouts";

export interface DeskBench extends PayoutBench {
  readonly desk: OperatorContext;
  /** A payee whose payout of about `cents` less the reserve is planned and waits to be sent. */
  planned(cents: number): Promise<Planned>;
  /** What the audit log says was done, oldest first. */
  actions(): Promise<string[]>;
}

interface Planned {
  readonly developerId: string;
  readonly appId: string;
  readonly stripeAccountId: string;
  readonly payoutId: string;
  /** One try of the sender. */
  readonly send: () => Promise<{ readonly kind: string }>;
}

/** A whole product with an operator at the desk. */
export async function openDeskBench(options: { fundsCents?: number } = {}): Promise<DeskBench> {
  const bench = await openPayoutBench(options);
  const desk = { ...bench.ctx, actor: { kind: "operator", name: "ann@x.test" } as const };
  return {
    ...bench,
    desk,
    async planned(cents) {
      const payee = await bench.payee();
      await bench.earn(payee.appId, `call-${cents}`, cents);
      await moveClock(bench.ctx.db, 8);
      await runPayouts(bench.ctx);
      const payouts = await bench.payoutsOf(payee.developerId);
      const key = { developerId: payee.developerId, payoutId: payouts.at(-1)?.id ?? "" };
      return { ...payee, ...key, send: () => sendTransfer(bench.ctx, key) };
    },
    async actions() {
      const log = await query<{ action: string }>(
        bench.ctx.db,
        sql`select action from audit_log order by at, id`,
      );
      return log.map(({ action }) => action);
    },
  };
}
