import { endpoint } from "@/app/_edge/endpoint";
import { paymentMethodsContract } from "@/contract/connect/earnings";
import { toPaymentMethod } from "@/contract/connect/wire";
import { listPaymentMethods } from "@/operations/list-payment-methods";

export const GET = endpoint(paymentMethodsContract, async (ctx) =>
  (await listPaymentMethods(ctx)).map(toPaymentMethod),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
