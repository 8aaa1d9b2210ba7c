import { endpoint } from "@/app/_edge/endpoint";
import { creditsOf } from "@/contract/fields";
import { voteContract } from "@/contract/operator/proposals";
import { voteOnProposal } from "@/operations/vote-on-proposal";

export const POST = endpoint(voteContract, async (ctx, { proposal_id: proposalId, ...wish }) => {
  const measured = await voteOnProposal(ctx, { proposalId, ...wish });
  const state = measured ? "executed" : "closed";
  return { state, amount_credits: creditsOf(measured?.amount ?? 0n) } as const;
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
