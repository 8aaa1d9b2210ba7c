import { endpoint } from "@/app/_edge/endpoint";
import { onboardingUrls } from "@/app/_edge/onboarding-urls";
import { refreshOnboardingContract } from "@/contract/connect/developers";
import { refreshOnboardingLink } from "@/operations/refresh-onboarding-link";

export const POST = endpoint(refreshOnboardingContract, async (ctx) => {
  const { url } = await refreshOnboardingLink(ctx, await onboardingUrls(ctx));
  return { onboarding_url: url };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
