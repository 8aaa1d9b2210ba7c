import { endpoint } from "@/app/_edge/endpoint";
import { autoSettingsContract, changeAutoSettingsContract } from "@/contract/settings/auto";
import { autoSettingsFromWire, autoSettingsToWire } from "@/contract/settings/auto-wire";
import { changePayoutSettings } from "@/operations/change-payout-settings";
import { getPayoutSettings } from "@/operations/get-payout-settings";

export const GET = endpoint(autoSettingsContract, async (ctx) =>
  autoSettingsToWire(await getPayoutSettings(ctx)),
);

export const POST = endpoint(changeAutoSettingsContract, async (ctx, body) =>
  autoSettingsToWire(await changePayoutSettings(ctx, autoSettingsFromWire(body))),
);

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
