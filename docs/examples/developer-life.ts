/**
 * A developer's documented life, with nothing but the client that the API description generates:
 *
 *   npx openapi-typescript $URL/api/openapi.json -o tributary.ts
 *   npx tsx developer-life.ts $URL $TOKEN
 */
import createClient from "openapi-fetch";
import type { paths } from "./tributary";

const [, , baseUrl = "http://127.0.0.1:3000", token = ""] = process.argv;
const headers = { authorization: `Bearer ${token}` };
const api = createClient<paths>({ baseUrl, headers });

const started = await api.POST("/api/v1/developer/earnings/connect/onboard");
say("Onboard at", answerOf(started).onboarding_url);

for (;;) {
  const status = answerOf(await api.GET("/api/v1/developer/earnings/connect/status"));
  if (status.connect_enabled) break;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}
say("Onboarded.");

const summary = answerOf(await api.GET("/api/v1/developer/earnings/earnings"));
say("Earned", inDollars(summary.total_earned_cents), "in", summary.total_transactions, "calls.");

const page = await api.GET("/api/v1/developer/earnings/earnings/history", {
  params: { query: { limit: 3 } },
});
for (const { occurred_at, amount_cents, status } of answerOf(page).earnings) {
  say(occurred_at, inDollars(amount_cents), status);
}

// The key makes a repeat of this very request harmless, should its answer get lost.
const asked = await api.POST("/api/v1/developer/earnings/payout", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: { confirm: true },
});
const { success, message, amount_cents } = answerOf(asked);
say(message, success ? inDollars(amount_cents) : "");

const history = answerOf(await api.GET("/api/v1/developer/earnings/payout/history"));
for (const payout of history.payouts) {
  say("Payout", payout.id, inDollars(payout.amount_cents), payout.status);
}

/** What was answered; a problem ends the story with its sentence and its code. */
function answerOf<Answer>(given: { data?: Answer; error?: { detail: string; code: string } }) {
  if (given.data !== undefined) return given.data;
  throw new Error(`${given.error?.detail} (${given.error?.code})`);
}

function inDollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}

function say(...words: readonly unknown[]): void {
  process.stdout.write(`${words.join(" ").trim()}\n`);
}
