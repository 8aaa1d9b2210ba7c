import { endpoint } from "@/app/_edge/endpoint";
import { liveContract } from "@/contract/health/health";

export const GET = endpoint(liveContract, async () => ({ status: "live" as const }));

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
