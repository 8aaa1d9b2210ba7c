import { deskDeveloperToWire } from "@/app/_edge/desk-developer";
import { endpoint } from "@/app/_edge/endpoint";
import { readDeveloperContract } from "@/contract/operator/looking";

export const GET = endpoint(readDeveloperContract, (ctx, { id: developerId }) =>
  deskDeveloperToWire(ctx, developerId),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
