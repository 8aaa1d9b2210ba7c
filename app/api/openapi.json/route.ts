import { describeApi } from "@/app/_edge/openapi/answer";

export const GET = (request: Request): Response => describeApi(request);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
