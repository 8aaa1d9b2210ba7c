import type { CourierContext, DeveloperActor } from "../operations/context";
import { createWebhookEndpoint } from "../operations/create-webhook-endpoint";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "./testing";
import { type CourierBench, openCouriers } from "./testing-couriers";
import { whenOver } from "./testing-ends";
import { openReceiver, type Receiver } from "./testing-receiver";

export interface WebhookBench extends CourierBench {
  readonly ctx: CourierContext<DeveloperActor>;
  /** As another developer of the same platform. */
  readonly other: CourierContext<DeveloperActor>;
  readonly receiver: Receiver;
  /** An endpoint at the receiver that hears every reserve that is released. */
  listen(): Promise<{ readonly endpointId: string; readonly secret: string }>;
}

/** A developer with a server of their own, and the couriers that reach it. */
export async function openWebhookBench(
  options: Parameters<typeof openCouriers>[0] = {},
): Promise<WebhookBench> {
  const database = await createTestDatabase();
  whenOver(() => database.close());
  const receiver = await openReceiver();
  const bench = await openCouriers(options);
  const contextOf = async (): Promise<CourierContext<DeveloperActor>> => {
    const { developerId } = await addDeveloper(database.db);
    const actor = { kind: "developer", developerId } as const;
    return { ...createTestContext(database.db, noGateway, actor), couriers: bench.couriers };
  };
  const ctx = await contextOf();
  return {
    ...bench,
    ctx,
    other: await contextOf(),
    receiver,
    async listen() {
      const wish = { url: receiver.url, description: "", types: ["reserve.released"] } as const;
      const { endpoint, secret } = await createWebhookEndpoint(ctx, wish);
      return { endpointId: endpoint.id, secret };
    },
  };
}
