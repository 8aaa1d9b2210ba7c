import { endpoint } from "@/app/_edge/endpoint";
import { proposalWill } from "@/components/desk/proposal-words";
import { listProposalsContract, proposalToWire } from "@/contract/operator/proposals";
import { listProposals } from "@/operations/list-proposals";

export const GET = endpoint(listProposalsContract, async (ctx) => ({
  proposals: (await listProposals(ctx)).map((one) => proposalToWire(one, proposalWill(one))),
}));

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
