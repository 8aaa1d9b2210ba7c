import { endpoint } from "@/app/_edge/endpoint";
import { findingsToWire, listFindingsContract } from "@/contract/operator/safety";
import { listFindings } from "@/operations/list-findings";

export const GET = endpoint(listFindingsContract, async (ctx) =>
  findingsToWire(await listFindings(ctx)),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
