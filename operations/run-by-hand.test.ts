import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { listProposals } from "@/db/queries/proposals";
import { brokenBooks, moveClock } from "@/local/testing";
import { type DeskBench, openDeskBench } from "@/local/testing-desk";
import type { OperatorContext } from "./context";
import { listAuditLog } from "./list-audit-log";
import { runByHand } from "./run-by-hand";
import { runPayouts } from "./run-payouts";
import { voteOnProposal } from "./vote-on-proposal";

/** A desk where so many cents are payable to one developer. */
async function payable(cents: number) {
  const bench = await openDeskBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", cents);
  await moveClock(bench.ctx.db, 8);
  return { bench, ...payee };
}

const runsOf = ({ ctx }: DeskBench) => query(ctx.db, sql`select started_by from payout_runs`);

const bobAt = (bench: DeskBench): OperatorContext => ({
  ...bench.desk,
  actor: { kind: "operator", name: "bob@x.test" },
});

test("a rehearsal names who is paid and what it is paid from, and changes nothing", async () => {
  const { bench } = await payable(200_00);
  expect(await runByHand(bench.desk, { dryRun: true })).toMatchObject({
    kind: "dry_run",
    run: { payoutsPlanned: 1, transferTotal: 180_000_000n },
    largest: [{ developer: "Test", transfer: 180_000_000n }],
    available: expect.any(BigInt),
    waiting: { payouts: 0 },
    confirmation: "180.00",
    needsApproval: false,
  });
  expect(await runsOf(bench)).toEqual([]);
  expect(await bench.actions()).toEqual([]);
});

test("a small run is made at once, a larger one once its amount is typed", async () => {
  const small = await payable(50_00);
  expect(await runByHand(small.bench.desk, {})).toMatchObject({ kind: "completed" });
  const { bench, developerId } = await payable(200_00);
  const wanted = { code: "confirmation_required", facts: { members: { confirmation: "180.00" } } };
  await expect(runByHand(bench.desk, {})).rejects.toMatchObject(wanted);
  expect(await runsOf(bench)).toEqual([]);
  expect(await runByHand(bench.desk, { confirmation: "$180.00" })).toMatchObject({
    kind: "completed",
    run: { transferTotal: 180_000_000n },
  });
  expect(await bench.actions()).toEqual(["payout_run.start"]);
  expect(await bench.payoutsOf(developerId)).toHaveLength(1);
});

test("a program's run is a scheduler's, whatever it comes to", async () => {
  const { bench } = await payable(2_000_00);
  const actor = { kind: "operator", name: "nightly", isProgram: true } as const;
  expect(await runByHand({ ...bench.desk, actor }, { dryRun: true })).toMatchObject({
    confirmation: null,
    needsApproval: false,
  });
  expect(await runByHand({ ...bench.desk, actor }, {})).toMatchObject({ kind: "completed" });
});

test("a large run waits for a second person, who starts just that one", async () => {
  const { bench, appId, developerId } = await payable(2_000_00);
  const consent = { confirmation: "1800.00" };
  const proposed = await runByHand(bench.desk, consent);
  if (proposed.kind !== "proposed") throw new Error(proposed.kind);
  expect(await runByHand(bench.desk, consent)).toMatchObject({ proposal: proposed.proposal });
  expect(await runsOf(bench)).toEqual([]);

  // What becomes payable meanwhile waits for the next run.
  await bench.earn(appId, "later", 100_00);
  const vote = { proposalId: proposed.proposal.id, vote: "approve", ...consent } as const;
  const own = voteOnProposal(bench.desk, vote);
  await expect(own).rejects.toMatchObject({ code: "second_person_required" });
  const both = [voteOnProposal(bobAt(bench), vote), voteOnProposal(bobAt(bench), vote)];
  const settled = await Promise.allSettled(both);
  expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await runsOf(bench)).toEqual([{ started_by: "bob@x.test" }]);
  expect(await bench.payoutsOf(developerId)).toMatchObject([{ transfer: 1_800_000_000n }]);
  const actions = ["proposal.open", "payout_run.start", "proposal.approve"];
  expect(await bench.actions()).toEqual(actions);
  const { entries } = await listAuditLog(bench.desk, { limit: 1, action: "payout_run." });
  const facts = { amount_credits: "1800000000", proposal_id: proposed.proposal.id };
  expect(entries).toMatchObject([{ facts }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("after another run there is nothing left to approve", async () => {
  const { bench } = await payable(2_000_00);
  const proposed = await runByHand(bench.desk, { confirmation: "1800.00" });
  if (proposed.kind !== "proposed") throw new Error(proposed.kind);
  const { id: proposalId, expiresAt } = proposed.proposal;
  expect(expiresAt.toISOString()).toMatch(/T08:00:00\.000Z$/);
  await runPayouts(bench.ctx);
  const vote = { proposalId, vote: "approve", confirmation: "1800.00" } as const;
  const late = voteOnProposal(bobAt(bench), vote);
  await expect(late).rejects.toMatchObject({ code: "changed_meanwhile" });
  expect(await listProposals(bench.ctx.db, 5)).toMatchObject([{ state: "open" }]);
});
