import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { policyAt } from "@/db/queries/policies";
import { DEFAULT_POLICY } from "@/domain/policy";
import { moveClock } from "@/local/testing";
import { openDeskBench } from "@/local/testing-desk";
import { listPolicies, planPolicy } from "./plan-policy";
import { runPayouts } from "./run-payouts";
import { voteOnProposal } from "./vote-on-proposal";

test("a policy holds from its moment on; a dry run says what a run would do", async () => {
  const bench = await openDeskBench();
  const { appId } = await bench.payee();
  await bench.earn(appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  const policy = { ...DEFAULT_POLICY, reserveBps: 2_000, feeBps: 300 };
  const effectiveFrom = new Date((await bench.ctx.now()).getTime() + 86_400_000);
  const wish = { policy, effectiveFrom, dryRun: true };
  expect(await planPolicy(bench.desk, wish)).toMatchObject({
    id: null,
    before: { reserveBps: 1_000 },
    runBefore: { transferTotal: 99_000_000n },
    runAfter: { transferTotal: 88_000_000n },
  });
  expect(await listPolicies(bench.desk)).toHaveLength(1);

  const planned = await planPolicy(bench.desk, { ...wish, dryRun: false });
  expect(planned).toMatchObject({ kind: "done", amount: 11_000_000n });
  expect(await policyAt(bench.ctx.db, await bench.ctx.now())).toMatchObject({ feeBps: 500 });
  await moveClock(bench.ctx.db, 1);
  expect(await policyAt(bench.ctx.db, await bench.ctx.now())).toMatchObject({ feeBps: 300 });
  expect(await listPolicies(bench.desk)).toMatchObject([
    { effectiveFrom, reserveBps: 2_000 },
    { effectiveFrom: null },
  ]);
  expect(await bench.actions()).toEqual(["policy.plan"]);
});

test("never for what has passed, and never two for one moment; the database agrees", async () => {
  const bench = await openDeskBench();
  const now = await bench.ctx.now();
  const wish = { policy: DEFAULT_POLICY, effectiveFrom: now, dryRun: false };
  await expect(planPolicy(bench.desk, wish)).rejects.toMatchObject({ code: "invalid_field" });
  const ahead = { ...wish, effectiveFrom: new Date(now.getTime() + 60_000) };
  await planPolicy(bench.desk, ahead);
  await expect(planPolicy(bench.desk, ahead)).rejects.toMatchObject({ code: "invalid_field" });
  const forced = bench.ctx.db.execute(sql`insert into policies (id, effective_from, fee_bps,
      hold_days, minimum_payout, reserve_bps, reserve_days, maximum_markup_bps, default_schedule)
    values ('pol_x', business_now() - interval '1 day', 0, 0, 1, 0, 0, 0, 'daily')`);
  await expect(forced).rejects.toMatchObject({
    cause: { constraint_name: "policy_is_not_retroactive" },
  });
});

test("a change that moves much in a month is typed, and takes a second person", async () => {
  const bench = await openDeskBench({ fundsCents: 10_000_00 });
  const { appId } = await bench.payee();
  await bench.earn(appId, "call", 6_000_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const now = await bench.ctx.now();
  const effectiveFrom = new Date(now.getTime() + 86_400_000);
  const change = (feeBps: number) => ({ policy: { ...DEFAULT_POLICY, feeBps }, effectiveFrom });
  // A fifth of the month's $6,000.
  const wish = change(2_500);
  const foretold = await planPolicy(bench.desk, { ...wish, dryRun: true });
  const demanded = { amount: 1_200_000_000n, confirmation: "1200.00", needsApproval: true };
  expect(foretold).toMatchObject({ kind: "rehearsed", ...demanded });
  const untyped = planPolicy(bench.desk, wish);
  await expect(untyped).rejects.toMatchObject({ code: "confirmation_required" });
  const confirmation = "1200.00";
  const proposed = await planPolicy(bench.desk, { ...wish, confirmation });
  expect(proposed).toMatchObject({ kind: "proposed", id: null });
  expect(proposed.proposal?.expiresAt).toEqual(effectiveFrom);
  expect(await listPolicies(bench.desk)).toHaveLength(1);

  const other = await planPolicy(bench.desk, { ...change(3_000), confirmation: "1500.00" });
  expect(other.proposal?.id).not.toBe(proposed.proposal?.id);
  const vote = { proposalId: proposed.proposal?.id ?? "", vote: "approve", confirmation } as const;
  const own = voteOnProposal(bench.desk, vote);
  await expect(own).rejects.toMatchObject({ code: "second_person_required" });
  const bob = { ...bench.desk, actor: { kind: "operator", name: "bob@x.test" } } as const;
  await voteOnProposal(bob, vote);
  expect(await listPolicies(bench.desk)).toMatchObject([{ effectiveFrom, feeBps: 2_500 }, {}]);
  expect(await bench.actions()).toEqual([
    ...["proposal.open", "proposal.open", "policy.plan", "proposal.approve"],
  ]);
  // Another for that moment was proposed meanwhile: it comes too late, and stays undone.
  const late = voteOnProposal(bob, {
    proposalId: other.proposal?.id ?? "",
    vote: "approve",
    confirmation: "1500.00",
  });
  await expect(late).rejects.toMatchObject({ code: "invalid_field" });
});
