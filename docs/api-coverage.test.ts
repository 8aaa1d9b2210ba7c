import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { Contract } from "@/contract/contract";
import { CONTRACTS } from "@/contract/registry";
import { recordUsage } from "@/operations/record-usage";
import { addDeveloper } from "../local/testing";
import { forSuite } from "../local/testing-ends";
import { bearer } from "../local/testing-routes";
import { ask } from "../local/testing-surface";
import { openWorld, type World } from "../local/testing-world";

/**
 * Every request that the two product documents show, sent as it stands there; what they show as
 * the answer is compared in shape and type, and whatever sums it promises are added up. Passing,
 * this writes api-coverage.md (`npx vitest run docs/api-coverage.test.ts -u`).
 */
const world = forSuite(openWorld);

type Json = Readonly<Record<string, unknown>>;
type Headers = Readonly<Record<string, string>>;

interface Shown {
  readonly section: string;
  /** As in the document: method, path, and the body of its curl. */
  readonly request: string;
  readonly body?: Json;
  /** Who asks; somebody in the state that the document speaks of. */
  readonly as: (world: World) => Headers | Promise<Headers>;
  readonly status: number;
  readonly shape?: unknown;
  readonly check?: (answer: Json) => void;
  /** The documented sentence. */
  readonly detail?: string;
}

const FIRST = "/api/v1/developer/earnings";
const SECOND = "/developers";

const ours = ({ ours: { token } }: World) => bearer(token);
const theirs = ({ theirs: { token } }: World) => bearer(token);
const byCookie = ({ ours: { cookie } }: World) => ({ cookie });
const newcomer = ({ token }: World) => bearer(token);

/** The bench's own developer, who has not been to Stripe: by the second document's cookie. */
const stranger = async (world: World) => {
  const { developerId } = await addDeveloper(world.ctx.db, { stripeAccountId: null });
  return { cookie: await world.session({ role: "developer", developer_id: developerId }) };
};

/** Somebody whose account is ready and who can be paid this much right now. */
const payee = (cost: number) => async (world: World) => {
  const stripeAccountId = await world.ready();
  const { developerId, appId } = await addDeveloper(world.ctx.db, { stripeAccountId });
  const occurred_at = new Date((await world.system.now()).getTime() - 10 * 86_400_000);
  const call = { id: "old", app_id: appId, occurred_at: occurred_at.toISOString() };
  await recordUsage(world.system, [{ ...call, cost_credits: cost }]);
  return { cookie: await world.session({ role: "developer", developer_id: developerId }) };
};

const away = (who: (world: World) => Headers | Promise<Headers>) => async (world: World) => {
  const headers = await who(world);
  await world.fault("empty_502", {}, { times: 1 });
  return headers;
};

const SUMMARY = {
  total_earned_cents: 245_000,
  unpaid_cents: 45_000,
  paid_cents: 200_000,
  total_transactions: 1_523,
  average_per_transaction: 160,
  eligible_for_payout: true,
  minimum_threshold_cents: 1_000,
};
const PAYOUTS = {
  payouts: [
    {
      id: "uuid",
      amount_cents: 42_750,
      stripe_transfer_id: "tr_1234",
      status: "completed",
      earnings_period_start: "2026-05-01T00:00:00",
      earnings_period_end: "2026-05-07T23:59:59",
      earnings_count: 312,
      platform_fee_cents: 2_250,
      net_payout_cents: 42_750,
      created_at: "2026-05-08T06:00:00",
      completed_at: "2026-05-08T06:01:23",
    },
  ],
  limit: 20,
  offset: 0,
  count: 1,
};
const AUTO = { enabled: true, schedule: "weekly", threshold: 50_000, delay_days: 2 };
const NEWS = {
  email_on_payout_sent: true,
  email_on_payout_paid: true,
  email_on_payout_failed: true,
  sms_on_payout_paid: true,
};
const ASKED = { success: true, message: "", amount_cents: 1, transfer_id: null, task_id: null };
const HINT = "Not implemented. Use the Stripe Connect dashboard instead.";
const CONNECTED = {
  connected: true,
  stripe_account_id: "acct_1NxYzABCDEFGHIJK",
  charges_enabled: true,
  payouts_enabled: true,
  details_submitted: true,
  onboarding_completed: true,
  country: "US",
  default_currency: "usd",
  disabled_reason: null,
};

const n = (value: unknown) => Number(value);
const rows = (value: unknown) => value as readonly Json[];

function addsUp(summary: Json): void {
  expect(summary.total_earned_cents).toBe(n(summary.unpaid_cents) + n(summary.paid_cents));
  const average = Math.floor(n(summary.total_earned_cents) / n(summary.total_transactions));
  expect(summary.average_per_transaction).toBe(average);
}

function isPayoutPage(answer: Json): void {
  expect(answer).toMatchObject({ limit: 20, offset: 0, count: rows(answer.payouts).length });
  for (const payout of rows(answer.payouts)) {
    expect(payout.net_payout_cents).toBe(payout.amount_cents);
    expect(payout).toMatchObject({ status: "completed", earnings_count: 3 });
    // $114 less the $38 taken back is $76; a tenth is reserved.
    expect(payout.amount_cents).toBe(6_840);
  }
}

const FIRST_DOCUMENT: readonly Shown[] = [
  {
    section: "1. Start Connect Onboarding",
    request: "POST /connect/onboard",
    as: newcomer,
    status: 200,
    shape: { onboarding_url: "https://…", account_id: "acct_1234", message: "" },
    check: ({ message }) =>
      expect(message).toBe(
        "Stripe Connect account created. Complete onboarding to receive payouts.",
      ),
  },
  {
    section: "1. Start Connect Onboarding, for an existing one",
    request: "POST /connect/onboard",
    as: newcomer,
    status: 200,
    shape: { onboarding_url: "https://…", account_id: "acct_1234", message: "" },
  },
  {
    section: "2. Check Connect Status",
    request: "GET /connect/status",
    as: ours,
    status: 200,
    shape: {
      account_id: "acct_1234",
      connect_enabled: true,
      onboarding_complete: true,
      verified_at: "2026-05-15T10:30:00",
      payouts_enabled: true,
      charges_enabled: true,
    },
    check: (answer) => expect(answer).toMatchObject({ onboarding_complete: true }),
  },
  {
    section: "2. Check Connect Status, resume",
    request: "POST /connect/account-link",
    as: newcomer,
    status: 200,
    shape: { url: "https://…" },
  },
  {
    section: "GET /earnings",
    request: "GET /earnings",
    as: ours,
    status: 200,
    shape: SUMMARY,
    check: addsUp,
  },
  {
    section: "GET /earnings/history",
    request: "GET /earnings/history?limit=20&offset=0",
    as: ours,
    status: 200,
    shape: { earnings: [], limit: 20, offset: 0, count: 20 },
    check: (answer) => {
      expect(answer).toMatchObject({ limit: 20, offset: 0, count: rows(answer.earnings).length });
    },
  },
  {
    section: "GET /overview",
    request: "GET /overview",
    as: ours,
    status: 200,
    shape: SUMMARY,
    check: addsUp,
  },
  {
    section: "GET /breakdown",
    request: "GET /breakdown",
    as: ours,
    status: 200,
    shape: {
      total_earned_cents: 245_000,
      unpaid_cents: 45_000,
      paid_cents: 200_000,
      breakdown: [],
    },
    check: (answer) =>
      expect(answer.total_earned_cents).toBe(n(answer.unpaid_cents) + n(answer.paid_cents)),
  },
  {
    section: "GET /transactions",
    request: "GET /transactions?page=1&pageSize=10",
    as: ours,
    status: 200,
    shape: { earnings: [] },
    check: (answer) => expect(answer).toMatchObject({ page: 1, pageSize: 10, count: 6, total: 6 }),
  },
  {
    section: "GET /balance",
    request: "GET /balance",
    as: ours,
    status: 200,
    shape: { available: 45_000, pending: 0, total: 45_000, currency: "USD" },
    check: (answer) => expect(answer.total).toBe(n(answer.available) + n(answer.pending)),
  },
  {
    section: "POST /payout, initiated",
    request: "POST /payout",
    body: { confirm: true },
    as: payee(125_000_000),
    status: 200,
    shape: { ...ASKED, task_id: "abc123-celery-task-id" },
    check: (answer) =>
      expect(answer).toMatchObject({
        success: true,
        message: "Payout initiated. Processing in background.",
        amount_cents: 4_275,
      }),
  },
  {
    section: "POST /payout, below threshold",
    request: "POST /payout",
    body: { confirm: true },
    as: payee(11_842_106),
    status: 200,
    shape: ASKED,
    check: (answer) =>
      expect(answer).toMatchObject({
        success: false,
        message: "Earnings below minimum threshold: $4.50 < $10",
        amount_cents: 450,
      }),
  },
  {
    section: "POST /payout, Connect not enabled",
    request: "POST /payout",
    body: { confirm: true },
    as: stranger,
    status: 400,
    detail: "Complete Stripe Connect onboarding first",
  },
  {
    section: "POST /payout, confirm is false",
    request: "POST /payout",
    body: { confirm: false },
    as: ours,
    status: 400,
    detail: "Payout must be confirmed",
  },
  {
    section: "GET /payout/history",
    request: "GET /payout/history?limit=20&offset=0",
    as: ours,
    status: 200,
    shape: PAYOUTS,
    check: isPayoutPage,
  },
  {
    section: "GET / (list payouts)",
    request: "GET ?limit=20&offset=0",
    as: ours,
    status: 200,
    shape: PAYOUTS,
    check: isPayoutPage,
  },
  {
    section: "GET /payout-schedule",
    request: "GET /payout-schedule",
    as: ours,
    status: 200,
    shape: AUTO,
  },
  {
    section: "GET /settings/auto",
    request: "GET /settings/auto",
    as: ours,
    status: 200,
    shape: AUTO,
  },
  {
    section: "POST /settings/auto",
    request: "POST /settings/auto",
    body: AUTO,
    as: theirs,
    status: 200,
    shape: AUTO,
    check: (answer) => expect(answer).toEqual(AUTO),
  },
  {
    section: "Notification Preferences",
    request: "GET /settings/notifications",
    as: ours,
    status: 200,
    shape: NEWS,
    check: (answer) => expect(answer).toEqual({ ...NEWS, sms_on_payout_paid: false }),
  },
  {
    section: "POST /settings/notifications",
    request: "POST /settings/notifications",
    body: NEWS,
    as: theirs,
    status: 200,
    shape: NEWS,
    check: (answer) => expect(answer).toEqual(NEWS),
  },
  {
    section: "POST /connect/dashboard-link",
    request: "POST /connect/dashboard-link",
    as: ours,
    status: 200,
    shape: { url: "https://…" },
  },
  {
    section: "GET /payment-methods",
    request: "GET /payment-methods",
    as: ours,
    status: 200,
    shape: [
      {
        id: "ba_1234",
        type: "bank_account",
        bank_name: "Chase",
        account_holder_name: "Jane Developer",
        last4: "6789",
        currency: "USD",
        is_default: true,
        status: "verified",
      },
    ],
  },
  { section: "Tax Forms", request: "GET /tax-forms", as: ours, status: 200, shape: [] },
  {
    section: "POST /tax-forms",
    request: "POST /tax-forms",
    as: ours,
    status: 501,
    detail: HINT,
  },
  {
    section: "GET /tax-forms/{form_id}/download",
    request: "GET /tax-forms/{form_id}/download",
    as: ours,
    status: 501,
    detail: HINT,
  },
  {
    section: "Error Codes, no account created yet",
    request: "POST /connect/account-link",
    as: stranger,
    status: 400,
    detail: "No Stripe Connect account found",
  },
  {
    section: "Error Codes, Stripe error creating an account",
    request: "POST /connect/onboard",
    as: away(stranger),
    status: 500,
    detail: "Failed to start onboarding",
  },
  {
    section: "Error Codes, Stripe error retrieving an account",
    request: "GET /connect/status",
    as: away(ours),
    status: 500,
    detail: "Failed to get Connect status",
  },
];

const SECOND_DOCUMENT: readonly Shown[] = [
  {
    section: "02 Start onboarding",
    request: "POST /connect/onboard",
    as: stranger,
    status: 201,
    shape: { onboarding_url: "https://…", stripe_account_id: "acct_1NxYzABCDEFGHIJK" },
  },
  {
    section: "02 Refresh an onboarding link",
    request: "POST /connect/refresh",
    as: newcomer,
    status: 200,
    shape: { onboarding_url: "https://…" },
  },
  {
    section: "02 Refresh, onboarding not started",
    request: "POST /connect/refresh",
    as: stranger,
    status: 404,
    check: ({ code, error }) => {
      expect(code).toBe("not_found");
      expect(error).toMatchObject({ code: "not_found" });
    },
  },
  {
    section: "03 Check status, not connected",
    request: "GET /connect/status",
    as: stranger,
    status: 200,
    check: (answer) => expect(answer).toEqual({ connected: false }),
  },
  {
    section: "03 Check status, connected",
    request: "GET /connect/status",
    as: byCookie,
    status: 200,
    shape: CONNECTED,
    check: ({ stripe_account_id: _, ...answer }) => expect(CONNECTED).toMatchObject(answer),
  },
  {
    section: "03 Check status, Stripe unreachable",
    request: "GET /connect/status",
    as: away(byCookie),
    status: 200,
    shape: CONNECTED,
  },
  {
    section: "04 Express Dashboard link",
    request: "POST /connect/dashboard",
    as: byCookie,
    status: 200,
    shape: { dashboard_url: "https://…" },
  },
  {
    section: "05 Earnings & payout history",
    request: "GET /earnings",
    as: byCookie,
    status: 200,
    shape: {
      summary: {
        total_earned_credits: 47_820_000,
        pending_payout_credits: 8_450_000,
        accumulating_credits: 1_230_000,
        reserve_held_credits: 2_100_000,
        total_paid_out_credits: 36_040_000,
      },
      recent_payouts: [
        {
          id: "11111111-2222-3333-4444-555555555555",
          transfer_amount_credits: 13_500_000,
          reserve_amount_credits: 1_500_000,
          gross_amount_credits: 15_000_000,
          earnings_count: 312,
          status: "paid",
          period_start: "2026-04-22T00:00:00.000Z",
          period_end: "2026-04-29T00:00:00.000Z",
          created_at: "2026-05-06T08:00:14.000Z",
        },
      ],
    },
    check: ({ summary, recent_payouts }) => {
      const sums = summary as Readonly<Record<string, number>>;
      const { total_earned_credits: earned, clawed_back_credits: back, ...rest } = sums;
      const { adjusted_credits, written_off_credits, ...kept } = rest;
      const corrections = n(back) - n(adjusted_credits) - n(written_off_credits);
      expect(earned).toBe(Object.values(kept).reduce((a, b) => a + b, 0) + corrections);
      for (const payout of rows(recent_payouts)) {
        const parts = n(payout.transfer_amount_credits) + n(payout.reserve_amount_credits);
        expect(payout.gross_amount_credits).toBe(parts);
        expect(payout.transfer_amount_credits).toBe(n(payout.gross_amount_credits) * 0.9);
      }
    },
  },
];

interface Row extends Shown {
  readonly document: "first" | "second";
  readonly method: string;
  readonly path: string;
  readonly query: string;
}

function toRow(document: Row["document"], shown: Shown): Row {
  const [method = "", rest = ""] = shown.request.split(" ");
  const [path = "", query] = rest.split("?");
  const base = document === "first" ? FIRST : SECOND;
  return { ...shown, document, method, path: `${base}${path}`, query: query ? `?${query}` : "" };
}

const ROWS: readonly Row[] = [
  ...FIRST_DOCUMENT.map((shown) => toRow("first", shown)),
  ...SECOND_DOCUMENT.map((shown) => toRow("second", shown)),
];
const passed = new Set<Row>();

test.each(ROWS.map((row) => [row.document, row.section, row] as const))(
  "the %s document: %s",
  async (_, __, row) => {
    const contract = contractOf(row);
    const { query, body } = row;
    const headers = await row.as(world());
    const answer = await ask(contract, { query, headers, ...(body ? { body } : {}) });
    const read: Json = await answer.json();
    await world().mendFaults();
    expect([answer.status, read.detail]).toEqual([row.status, row.detail ?? read.detail]);
    if (row.shape) expectShape(row.shape, read, "");
    row.check?.(read);
    passed.add(row);
  },
);

test("the first document: webhooks, signed with the secret it names", async () => {
  const contract = CONTRACTS.find(({ path }) => path === "/api/webhooks/stripe");
  if (!contract) throw new Error("no contract for Stripe's webhooks");
  const types = ["account.updated", "transfer.created", "transfer.paid", "transfer.failed"];
  for (const type of types) {
    const object = { id: "acct_1", object: type.split(".")[0] };
    const event = { id: `evt_${type}`, object: "event", type, livemode: false, data: { object } };
    const body = JSON.stringify({ ...event, api_version: null, created: 1, account: "acct_1" });
    const t = Math.floor(Date.now() / 1_000);
    const v1 = createHmac("sha256", "whsec_platform").update(`${t}.${body}`).digest("hex");
    const signed = await ask(contract, {
      body,
      headers: { "stripe-signature": `t=${t},v1=${v1}` },
    });
    expect([type, signed.status]).toEqual([type, 200]);
    const forged = await ask(contract, { body, headers: { "stripe-signature": `t=${t},v1=00` } });
    expect([type, forged.status]).toEqual([type, 400]);
  }
});

test("docs/api-coverage.md says so", async () => {
  await expect(page()).toMatchFileSnapshot("api-coverage.md");
});

function contractOf({ method, path }: Row): Contract {
  const found = CONTRACTS.find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`${method} ${path} is documented and has no contract`);
  return found;
}

/** Everything the example has is there and of its type; where either is null, anything goes. */
function expectShape(example: unknown, actual: unknown, at: string): void {
  if (example === null || actual === null) return;
  if (Array.isArray(example)) {
    expect([at, Array.isArray(actual)]).toEqual([at, true]);
    const list = actual as readonly unknown[];
    if (example.length > 0) expect([at, list.length > 0]).toEqual([at, true]);
    for (const one of list) if (example.length > 0) expectShape(example[0], one, `${at}[]`);
    return;
  }
  expect([at, typeof actual]).toEqual([at, typeof example]);
  if (typeof example !== "object") return;
  for (const [name, value] of Object.entries(example)) {
    expect([at, Object.keys(actual as object)]).toEqual([at, expect.arrayContaining([name])]);
    expectShape(value, (actual as Json)[name], `${at}.${name}`);
  }
}

function page(): string {
  const lines = ROWS.map((row) => {
    const body = row.body ? ` \`${JSON.stringify(row.body)}\`` : "";
    const result = passed.has(row) ? "✓" : "✗";
    const cells = [
      row.section,
      row.method,
      `\`${row.path}${row.query}\`${body}`,
      row.status,
      result,
    ];
    return [row.document, `| ${cells.join(" | ")} |`] as const;
  });
  const table = (document: Row["document"]) => [
    "| where | method | request | status | test |",
    "|---|---|---|---|---|",
    ...lines.filter(([its]) => its === document).map(([, line]) => line),
  ];
  return [
    "# API coverage",
    "",
    "Written by [its test](api-coverage.test.ts), which sends each of these requests as its",
    "document shows it and compares the answer's shape, types, sentences and sums. Do not edit.",
    "",
    `## First document, \`${FIRST}\``,
    "",
    ...table("first"),
    "",
    `## Second document, \`${SECOND}\``,
    "",
    ...table("second"),
    "",
  ].join("\n");
}
