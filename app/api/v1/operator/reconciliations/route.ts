import { reconciledToWire } from "@/app/_edge/desk-answers";
import { endpoint } from "@/app/_edge/endpoint";
import { checkBooksContract } from "@/contract/operator/actions";
import { checkBooks } from "@/operations/check-books";

export const POST = endpoint(checkBooksContract, async (ctx) =>
  reconciledToWire(await checkBooks(ctx)),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
