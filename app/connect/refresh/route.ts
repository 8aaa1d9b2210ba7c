import { linkAgain } from "@/app/_edge/onboarding-return";

/** Stripe's `refresh_url`. */
export const GET = (request: Request): Promise<Response> => linkAgain(request);
