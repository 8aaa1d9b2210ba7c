import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { listProposals } from "@/db/queries/proposals";
import {
  addDeveloper,
  brokenBooks,
  createTestContext,
  createTestDatabase,
  moveClock,
  noGateway,
} from "@/local/testing";
import { carryOutAction } from "./carry-out-action";
import { adjustEarnings, writeOff } from "./correct-earnings";
import { voteOnProposal } from "./vote-on-proposal";

const TYPED = { confirmation: "2000.00" } as const;

async function proposed() {
  const database = await createTestDatabase();
  const as = (name: string, behind?: string) =>
    createTestContext(database.db, noGateway, {
      kind: "operator",
      name,
      ...(behind ? { behind } : {}),
    } as const);
  const { developerId } = await addDeveloper(database.db);
  const ann = as("ann@x.test");
  const id = "a1";
  const amount = 2_000_000_000n;
  const action = { kind: "adjustment", developerId, id, amount, reason: "Goodwill" } as const;
  const { proposal } = await carryOutAction(ann, action, TYPED);
  const approve = { proposalId: proposal?.id ?? "", vote: "approve", ...TYPED } as const;
  return { database, as, ann, bob: as("bob@x.test"), developerId, approve };
}

test("a second person approves, and it is done once, with both names in the log", async () => {
  const { database, bob, developerId, approve } = await proposed();
  const both = await Promise.allSettled([
    voteOnProposal(bob, approve),
    voteOnProposal(bob, approve),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const rows = await query(database.db, sql`select amount from developer_earnings`);
  expect(rows).toEqual([{ amount: 2_000_000_000n }]);
  expect(await listProposals(database.db, 1)).toMatchObject([
    { state: "executed", proposedBy: "ann@x.test", decidedBy: "bob@x.test" },
  ]);
  const log = await query(
    database.db,
    sql`select actor, action, subject, facts from audit_log order by at, id`,
  );
  const facts = {
    reason: "Goodwill",
    adjusted_by_credits: "2000000000",
    developer_ids: [developerId],
  };
  const first = { proposed_by: "ann@x.test", proposal_id: approve.proposalId };
  expect(log).toMatchObject([
    { actor: "operator:ann@x.test", action: "proposal.open", facts },
    {
      actor: "operator:bob@x.test",
      action: "earnings.adjustment",
      subject: developerId,
      facts: first,
    },
    { actor: "operator:bob@x.test", action: "proposal.approve", facts },
  ]);
  expect(await brokenBooks(database.db)).toEqual([]);
  await database.close();
});

test("who proposed it cannot approve it, by a token neither; the database agrees", async () => {
  const { database, as, ann, approve } = await proposed();
  const refused = { code: "second_person_required" };
  await expect(voteOnProposal(ann, approve)).rejects.toMatchObject(refused);
  const script = as("nightly script", "ANN@x.test");
  await expect(voteOnProposal(script, approve)).rejects.toMatchObject(refused);
  const forced = database.db.execute(sql`update proposals set state = 'executed',
    decided_by = proposed_by, decided_at = business_now()`);
  await expect(forced).rejects.toMatchObject({
    cause: { constraint_name: "two_people_approve" },
  });
  expect(await voteOnProposal(ann, { ...approve, vote: "decline" })).toBeNull();
  expect(await listProposals(database.db, 1)).toMatchObject([{ state: "withdrawn" }]);
  await database.close();
});

test("it wants the amount typed, and its time is over after three days", async () => {
  const { database, bob, approve } = await proposed();
  const untyped = voteOnProposal(bob, { ...approve, confirmation: "1.00" });
  await expect(untyped).rejects.toMatchObject({ code: "confirmation_required" });
  await moveClock(database.db, 3);
  await expect(voteOnProposal(bob, approve)).rejects.toMatchObject({ code: "proposal_closed" });
  expect(await listProposals(database.db, 1)).toMatchObject([{ state: "expired" }]);
  await expect(voteOnProposal(bob, { ...approve, proposalId: "prop_x" })).rejects.toMatchObject({
    code: "not_found",
  });
  await database.close();
});

test("what would move more by now than was proposed is not done", async () => {
  const { database, ann, bob } = await proposed();
  const { developerId } = await addDeveloper(database.db);
  const down = (id: string, amount: bigint) =>
    adjustEarnings(ann, { developerId, id, amount, reason: "Fraud" });
  await down("d1", -3_000_000_000n);
  const action = { kind: "write_off", developerId, id: "w1", reason: "Gone" } as const;
  const { proposal } = await carryOutAction(ann, action, { confirmation: "3000.00" });
  await down("d2", -1_000_000n);
  const vote = {
    proposalId: proposal?.id ?? "",
    vote: "approve",
    confirmation: "3000.00",
  } as const;
  await expect(voteOnProposal(bob, vote)).rejects.toMatchObject({ code: "changed_meanwhile" });
  expect(await writeOff(ann, { developerId, id: "w2", reason: "Gone" })).toBe(3_001_000_000n);
  await database.close();
});
