import { fundingCheckToWire } from "@/app/_edge/desk-answers";
import { endpoint } from "@/app/_edge/endpoint";
import { checkFundingContract } from "@/contract/operator/actions";
import { checkFunding } from "@/operations/check-funding";

export const POST = endpoint(checkFundingContract, async (ctx) =>
  fundingCheckToWire(await checkFunding(ctx)),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
