import { endpoint } from "@/app/_edge/endpoint";
import { readinessToWire, readyContract } from "@/contract/health/health";
import { checkReadiness } from "@/operations/check-readiness";

export const GET = endpoint(readyContract, async (ctx) =>
  readinessToWire(await checkReadiness(ctx)),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
