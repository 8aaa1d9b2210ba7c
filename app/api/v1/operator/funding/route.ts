import { fundingToWire } from "@/app/_edge/desk-answers";
import { endpoint } from "@/app/_edge/endpoint";
import { readFundingContract } from "@/contract/operator/looking";
import { getFunding } from "@/operations/get-funding";

export const GET = endpoint(readFundingContract, async (ctx) =>
  fundingToWire(await getFunding(ctx)),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
