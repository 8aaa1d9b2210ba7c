import { comeBack } from "@/app/_edge/onboarding-return";

/** Stripe's `return_url`. */
export const GET = (request: Request): Promise<Response> => comeBack(request);
