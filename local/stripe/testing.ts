import Stripe from "stripe";
import { whenOver } from "../testing-ends";
import { type StripeEmulator, type StripeEmulatorOptions, startStripeEmulator } from "./server";
import { createInbox, type Inbox } from "./testing-inbox";

export interface Bench {
  readonly emulator: StripeEmulator;
  readonly stripe: Stripe;
  readonly inbox: Inbox;
  /** Calls one of the emulator's own controls. */
  control<R = Record<string, unknown>>(path: string, body?: object, method?: string): Promise<R>;
  /** A connected account that is ready to receive. */
  ready(bank?: object): Promise<string>;
  advance(days: number): Promise<void>;
}

/** The real SDK, pointed at an emulator; it resends nothing by itself. */
export function sdkFor(url: string, key = "sk_test_tributary"): Stripe {
  const { hostname, port } = new URL(url);
  const host = { host: hostname, port: Number(port), protocol: "http" } as const;
  return new Stripe(key, { ...host, telemetry: false, maxNetworkRetries: 0 });
}

/** A started emulator, the SDK and a webhook receiver, all gone when the test is over. */
export async function openBench(options: StripeEmulatorOptions = {}): Promise<Bench> {
  const inbox = await createInbox();
  const emulator = await startStripeEmulator({
    webhookUrl: inbox.url,
    platformSecret: "whsec_platform",
    connectSecret: "whsec_connect",
    retryDelaysMs: [1],
    ...options,
  });
  whenOver(async () => {
    await emulator.stop();
    await inbox.stop();
  });
  const stripe = sdkFor(emulator.url);
  const control: Bench["control"] = async (path, body, method) => {
    const answer = await fetch(`${emulator.url}/_emulator/${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, ...(await answer.json()) };
  };
  return {
    emulator,
    stripe,
    inbox,
    control,
    async ready(bank) {
      const { id } = await stripe.accounts.create({ type: "express", email: "dev@example.com" });
      await control(`accounts/${id}/onboarding`, { outcome: "complete", ...(bank && { bank }) });
      return id;
    },
    async advance(days) {
      await control("clock", { advance_seconds: days * 86_400 });
    },
  };
}

/** What a refused call answered; a call that is not refused fails the test. */
export async function refusalOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) {
      const { statusCode, code, param, message, rawType: type } = error;
      return { statusCode, code, param, message, type };
    }
    throw error;
  }
  throw new Error("expected a refusal");
}
