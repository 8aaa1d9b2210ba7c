import { endpoint } from "@/app/_edge/endpoint";
import { changeNewsContract, newsContract } from "@/contract/settings/news";
import { newsFromWire, newsToWire } from "@/contract/settings/news-wire";
import { changeNotifications } from "@/operations/change-notifications";
import { getDeveloper } from "@/operations/get-developer";

export const GET = endpoint(newsContract, async (ctx) => newsToWire(await getDeveloper(ctx)));

export const POST = endpoint(changeNewsContract, async (ctx, body) =>
  newsToWire(await changeNotifications(ctx, newsFromWire(body))),
);

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
