import { describeApi } from "@/app/_edge/openapi/answer";

export const GET = (request: Request): Response => describeApi(request);
