import { endpoint } from "@/app/_edge/endpoint";
import { answerMoneyAction } from "@/app/_edge/money-answer";
import { clawBackContract, verdictsToWire } from "@/contract/operator/money";

export const POST = endpoint(clawBackContract, async (ctx, { id, source, ...wish }) => {
  const rows = wish.rows.map((row) => Object(row));
  const { outcome, ...answer } = await answerMoneyAction(
    ctx,
    { kind: "clawback", id, source, rows },
    wish,
  );
  return { ...answer, rows: verdictsToWire(outcome.verdicts) };
});
export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
