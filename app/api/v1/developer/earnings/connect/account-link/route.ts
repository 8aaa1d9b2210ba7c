import { endpoint } from "@/app/_edge/endpoint";
import { onboardingUrls } from "@/app/_edge/onboarding-urls";
import { accountLinkContract } from "@/contract/connect/earnings";
import { refreshOnboardingLink } from "@/operations/refresh-onboarding-link";

export const POST = endpoint(accountLinkContract, async (ctx) =>
  refreshOnboardingLink(ctx, await onboardingUrls(ctx)),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
