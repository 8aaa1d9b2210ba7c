import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { carryOutAction } from "./carry-out-action";
import { listProposals } from "./list-proposals";
import { voteOnProposal } from "./vote-on-proposal";

const TYPED = { confirmation: "1500.00" } as const;

test("what waits comes before what is decided", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const { developerId } = await addDeveloper(database.db);
  const ids: string[] = [];
  for (const id of ["first", "second", "third"]) {
    const action = { kind: "adjustment", developerId, id, reason: "x" } as const;
    const consent = { confirmation: "5000.00" };
    const amount = 5_000_000_000n;
    const { proposal } = await carryOutAction(ctx, { ...action, amount }, consent);
    ids.push(proposal?.id ?? "");
  }
  const [first = "", second = "", third = ""] = ids;
  await voteOnProposal(ctx, { proposalId: third, vote: "decline", note: "Not now" });
  expect(await listProposals(ctx)).toMatchObject([
    { id: second, state: "open" },
    { id: first, state: "open" },
    { id: third, state: "withdrawn", note: "Not now" },
  ]);
  await database.close();
});

test("a proposal keeps what was measured of it: whose, which way, before and after", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const { developerId } = await addDeveloper(database.db);
  const action = { kind: "adjustment", developerId, id: "less", reason: "Fraud" } as const;
  const wish = { ...action, amount: -1_500_000_000n };
  const { effects } = await carryOutAction(ctx, wish, { dryRun: true });
  await carryOutAction(ctx, wish, TYPED);
  const [proposal] = await listProposals(ctx);
  expect(proposal?.effects).toEqual(effects);
  expect(proposal?.effects).toMatchObject([
    {
      developerId,
      changes: expect.arrayContaining([
        { ledgerAccount: "owed", before: 0n, after: -1_500_000_000n },
      ]),
    },
  ]);
  const forged = database.db.execute(sql`update proposals set effects = '[]'`);
  await expect(forged).rejects.toMatchObject({
    cause: { constraint_name: "proposal_is_frozen" },
  });
  await database.close();
});
