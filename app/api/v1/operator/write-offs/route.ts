import { endpoint } from "@/app/_edge/endpoint";
import { creditsOf } from "@/contract/fields";
import { writeOffContract } from "@/contract/operator/safety";
import { writeOff } from "@/operations/correct-earnings";

export const POST = endpoint(writeOffContract, async (ctx, { developer_id, id, reason }) => {
  const amount = await writeOff(ctx, { developerId: developer_id, id, reason });
  return { amount_credits: creditsOf(amount) };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
