import { endpoint } from "@/app/_edge/endpoint";
import { proveCode } from "@/app/_edge/own-phone";
import { verifyPhoneContract } from "@/contract/messages/phone";

export const POST = endpoint(verifyPhoneContract, proveCode);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
