import { endpoint } from "@/app/_edge/endpoint";
import { changeEndpoint, dropEndpoint, showEndpoint } from "@/app/_edge/own-endpoint";
import {
  changeEndpointContract,
  deleteEndpointContract,
  getEndpointContract,
} from "@/contract/webhooks/endpoints";

export const GET = endpoint(getEndpointContract, showEndpoint);

export const PATCH = endpoint(changeEndpointContract, changeEndpoint);

export const DELETE = endpoint(deleteEndpointContract, dropEndpoint);

export { OPTIONS, POST, PUT } from "@/app/_edge/wrong-method";
