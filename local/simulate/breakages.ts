import type { Gateway, TransferAnswer } from "../../domain/gateway";
import type { Rewrite } from "./watched";

/** The product as it is, or broken on purpose in one way: the proof that breaking it is seen. */
export interface Breakage {
  readonly name: string;
  readonly what: string;
  /** Run in the schedule's database. */
  readonly schema?: string;
  readonly rewrite: Rewrite;
  readonly gateway: (gateway: Gateway) => Gateway;
}

const whole = { rewrite: (text: string) => text, gateway: (gateway: Gateway) => gateway };

export const INTACT: Breakage = { name: "intact", what: "nothing is broken", ...whole };

const answering = (change: (answer: TransferAnswer) => TransferAnswer) => (gateway: Gateway) => ({
  ...gateway,
  sendTransfer: async (order: Parameters<Gateway["sendTransfer"]>[0]) =>
    change(await gateway.sendTransfer(order)),
});

/** What nobody knows, told as a no of this code. */
const unclearAs = (code: string, replayed: boolean) =>
  answering((answer) =>
    answer.kind === "unclear"
      ? { kind: "answered_no", status: 402, code, detail: answer.detail, replayed }
      : answer,
  );

const PLANNERS_LOCKS =
  /^select (id )?from developers where id (= \$1|> \$1 order by id limit \$2) for update$/;

let sends = 0;

export const BREAKAGES: readonly Breakage[] = [
  {
    ...whole,
    name: "timeout-is-refusal",
    what: "a send without an answer is recorded as refused",
    gateway: unclearAs("no_answer", false),
  },
  {
    ...whole,
    name: "key-not-frozen",
    what: "every send of an attempt has an idempotency key of its own",
    gateway: (gateway) => ({
      ...gateway,
      sendTransfer(order) {
        sends += 1;
        const idempotencyKey = `${order.idempotencyKey}_${sends}`;
        return gateway.sendTransfer({ ...order, idempotencyKey });
      },
    }),
  },
  {
    ...whole,
    name: "claim-released-on-unknown",
    what: "a payout whose outcome is unknown fails and gives its earnings back",
    gateway: unclearAs("account_unreachable", true),
  },
  {
    ...whole,
    name: "reversal-booked-twice",
    what: "what Stripe took back is booked again each time it is heard of",
    schema: `
      create function forget_returns() returns trigger language plpgsql as $$
      begin
        new.reversed = old.reversed;
        return new;
      end $$;
      create trigger forget_returns before update on payouts
        for each row execute function forget_returns();
      drop index journal_posted_once;
      alter table developer_earnings drop constraint earning_recorded_once;
      create unique index on developer_earnings (developer_id, app_id, event_id, kind);`,
  },
  {
    ...whole,
    name: "no-ingest-lock",
    what: "usage is recorded without locking its developers",
    rewrite: (text) => text.replace("order by id for key share", "order by id"),
  },
  {
    ...whole,
    name: "no-exclusion-no-lock",
    what: "claims may overlap, and a payout is planned without locking its developer",
    schema: "alter table payouts drop constraint live_payouts_never_overlap",
    rewrite: (text) => (PLANNERS_LOCKS.test(text) ? text.replace(" for update", "") : text),
  },
];

export function findBreakage(name: string | undefined): Breakage {
  if (name === undefined) return INTACT;
  const found = BREAKAGES.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`--break takes one of ${BREAKAGES.map((one) => one.name).join(", ")}`);
}
