import { endpoint } from "@/app/_edge/endpoint";
import { switchSendingContract } from "@/contract/operator/safety";
import { switchSending } from "@/operations/switch-sending";

export const POST = endpoint(switchSendingContract, (ctx, wish) => switchSending(ctx, wish));

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
