import { endpoint } from "@/app/_edge/endpoint";
import { attentionEntry } from "@/components/desk/attention-words";
import { attentionToWire, listAttentionContract } from "@/contract/operator/attention";
import { listAttention } from "@/operations/list-attention";

export const GET = endpoint(listAttentionContract, async (ctx) => {
  const [now, found] = await Promise.all([ctx.now(), listAttention(ctx)]);
  const entries = found.map((one) => attentionToWire(attentionEntry(one, now)));
  return { entries, count: entries.length };
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
