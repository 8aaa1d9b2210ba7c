import { endpoint } from "@/app/_edge/endpoint";
import { dropPhone, sendCode, showPhone } from "@/app/_edge/own-phone";
import {
  phoneContract,
  removePhoneContract,
  sendPhoneCodeContract,
} from "@/contract/messages/phone";

export const GET = endpoint(phoneContract, showPhone);

export const POST = endpoint(sendPhoneCodeContract, sendCode);

export const DELETE = endpoint(removePhoneContract, dropPhone);

export { OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
