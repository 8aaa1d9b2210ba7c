import { expect, test } from "vitest";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { carryOutAction } from "./carry-out-action";
import { listProposals } from "./list-proposals";
import { voteOnProposal } from "./vote-on-proposal";

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
