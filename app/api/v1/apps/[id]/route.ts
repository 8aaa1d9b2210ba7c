import { endpoint } from "@/app/_edge/endpoint";
import { changeAppContract, getAppContract } from "@/contract/apps/apps";
import { appToWire } from "@/contract/apps/wire";
import { changeApp } from "@/operations/change-app";
import { getApp } from "@/operations/get-app";

export const GET = endpoint(getAppContract, async (ctx, { id: appId }) =>
  appToWire(await getApp(ctx, { appId })),
);

export const PATCH = endpoint(changeAppContract, async (ctx, wish) => {
  const { id: appId, name, markup_bps: markupBps } = wish;
  return appToWire(await changeApp(ctx, { appId, name, markupBps }));
});

export { DELETE, OPTIONS, POST, PUT } from "@/app/_edge/wrong-method";
