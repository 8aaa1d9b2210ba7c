import { accountCheckToWire } from "@/app/_edge/desk-answers";
import { endpoint } from "@/app/_edge/endpoint";
import { checkAccountContract } from "@/contract/operator/actions";
import { checkAccount } from "@/operations/check-account";

export const POST = endpoint(checkAccountContract, async (ctx, { developer_id: developerId }) =>
  accountCheckToWire(await checkAccount(ctx, { developerId })),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
