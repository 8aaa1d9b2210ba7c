import { endpoint } from "@/app/_edge/endpoint";
import { onboardingUrls } from "@/app/_edge/onboarding-urls";
import { startOnboardingContract } from "@/contract/connect/developers";
import { startOnboarding } from "@/operations/start-onboarding";

export const POST = endpoint(startOnboardingContract, async (ctx) => {
  const { url, stripeAccountId } = await startOnboarding(ctx, await onboardingUrls(ctx));
  return { onboarding_url: url, stripe_account_id: stripeAccountId };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
