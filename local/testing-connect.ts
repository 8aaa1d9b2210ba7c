import type { Gateway } from "../domain/gateway";
import type { DeveloperContext } from "../operations/context";
import { createGateway } from "../stripe/gateway";
import type { StripeEmulatorOptions } from "./stripe/server";
import { type Bench, openBench } from "./stripe/testing";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  TEST_START,
  type TestContext,
} from "./testing";
import { whenOver } from "./testing-ends";

export interface ConnectBench extends Bench {
  readonly gateway: Gateway;
  readonly databaseUrl: string;
  readonly developerId: string;
  readonly appId: string;
  /** As a developer who has not been to Stripe yet. */
  readonly ctx: TestContext<DeveloperContext["actor"]>;
  onboard(stripeAccountId: string, outcome: string): Promise<void>;
  /** Makes requests to the emulator go wrong. */
  fault(effect: string, match: object, rest?: object): Promise<void>;
  mendFaults(): Promise<void>;
}

export const URLS = {
  returnUrl: "http://127.0.0.1:3000/connect/return",
  refreshUrl: "http://127.0.0.1:3000/connect/refresh",
} as const;

/** A database, an emulator and one developer, all gone when the test is over. */
export async function openConnectBench(
  options: StripeEmulatorOptions & { readonly timeoutMs?: number } = {},
): Promise<ConnectBench> {
  const { timeoutMs = 2_000, ...rest } = options;
  const bench = await openBench({ webhookUrl: null, ...rest });
  await bench.control("clock", { start: TEST_START.toISOString() });
  const database = await createTestDatabase();
  whenOver(() => database.close());
  const gateway = gatewayTo(bench.emulator.url, timeoutMs);
  const { developerId, appId } = await addDeveloper(database.db, { stripeAccountId: null });
  const actor = { kind: "developer", developerId } as const;
  return {
    ...bench,
    gateway,
    databaseUrl: database.url,
    developerId,
    appId,
    ctx: createTestContext(database.db, gateway, actor),
    async onboard(stripeAccountId, outcome) {
      await bench.control(`accounts/${stripeAccountId}/onboarding`, { outcome });
    },
    async fault(effect, match, more = {}) {
      await bench.control("faults", { effect, match, ...more });
    },
    async mendFaults() {
      await bench.control("faults", undefined, "DELETE");
    },
  };
}

export function gatewayTo(
  apiBase: string,
  timeoutMs = 2_000,
  accountsApi: "v1" | "v2" = "v1",
): Gateway {
  return createGateway({ secretKey: "sk_test_tributary", apiBase, timeoutMs, accountsApi });
}
