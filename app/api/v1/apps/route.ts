import { endpoint } from "@/app/_edge/endpoint";
import { createAppContract, listAppsContract } from "@/contract/apps/apps";
import { appListToWire, appToWire } from "@/contract/apps/wire";
import { createApp } from "@/operations/create-app";
import { getApp } from "@/operations/get-app";
import { listApps } from "@/operations/list-apps";

export const GET = endpoint(listAppsContract, async (ctx, { limit, cursor: after }) =>
  appListToWire(await listApps(ctx, { limit, after })),
);

export const POST = endpoint(createAppContract, async (ctx, { name, markup_bps: markupBps }) => {
  const appId = await createApp(ctx, { ...ctx.actor, name, markupBps });
  return appToWire(await getApp(ctx, { appId }));
});

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
