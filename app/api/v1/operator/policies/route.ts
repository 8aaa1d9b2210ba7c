import { endpoint } from "@/app/_edge/endpoint";
import { answerPolicy } from "@/app/_edge/policy-answer";
import {
  datedPolicyToWire,
  listPoliciesContract,
  planPolicyContract,
} from "@/contract/operator/policy";
import { listPolicies } from "@/operations/plan-policy";

export const GET = endpoint(listPoliciesContract, async (ctx) => ({
  policies: (await listPolicies(ctx)).map(datedPolicyToWire),
}));
export const POST = endpoint(planPolicyContract, (ctx, wish) => answerPolicy(ctx, wish));

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
