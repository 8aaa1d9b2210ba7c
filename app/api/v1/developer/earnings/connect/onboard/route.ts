import { endpoint } from "@/app/_edge/endpoint";
import { onboardingUrls } from "@/app/_edge/onboarding-urls";
import { startOnboardingContract, toOnboarding } from "@/contract/connect/earnings";
import { startOnboarding } from "@/operations/start-onboarding";

export const POST = endpoint(startOnboardingContract, async (ctx) =>
  toOnboarding(await startOnboarding(ctx, await onboardingUrls(ctx))),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
