import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startStripeEmulator } from "./server";
import { openBench, sdkFor } from "./testing";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

function newStateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "stripe-emulator-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "state", "stripe.jsonl");
}

test("state, clock and keys outlive the process", async () => {
  const stateFile = newStateFile();
  const first = await openBench({ stateFile, fundsCents: 5_000 });
  const destination = await first.ready();
  const params = { amount: 100, currency: "usd", destination };
  const sent = await first.stripe.transfers.create(params, { idempotencyKey: "k" });
  const { now } = await first.control<{ now: string }>("clock", { advance_seconds: 7_200 });
  await first.emulator.stop();
  appendFileSync(stateFile, '[["transfers","tr_torn",{"id":');

  const second = await startStripeEmulator({ stateFile, fundsCents: 5_000 });
  onTestFinished(() => second.stop());
  const stripe = sdkFor(second.url);
  const again = await stripe.transfers.create(params, { idempotencyKey: "k" });
  expect(again).toEqual(sent);
  const held = await stripe.balance.retrieve();
  expect(held.available[0]?.amount).toBe(4_900);
  const clock = await (await fetch(`${second.url}/_emulator/clock`)).json();
  expect(Date.parse(clock.now)).toBeGreaterThanOrEqual(Date.parse(now));
});

test("a killed process leaves whole requests only, and the same keys finish the rest", async () => {
  const stateFile = newStateFile();
  const one = await launch(stateFile);
  const { id: destination } = await sdkFor(one.url).accounts.create({ type: "express" });
  await fetch(`${one.url}/_emulator/accounts/${destination}/onboarding`, {
    method: "POST",
    body: '{"outcome":"complete"}',
  });
  const send = (url: string, index: number) =>
    sdkFor(url).transfers.create(
      { amount: 100 + index, currency: "usd", destination },
      { idempotencyKey: `k${index}` },
    );
  const indexes = Array.from({ length: 60 }, (_, index) => index);
  const answered = new Map<number, string>();
  const sends = indexes.map(async (index) => {
    const sent = await send(one.url, index);
    answered.set(index, sent.id);
    if (answered.size === 10) one.process.kill("SIGKILL");
  });
  await Promise.allSettled(sends);
  expect(answered.size).toBeGreaterThanOrEqual(10);

  const two = await launch(stateFile);
  const stripe = sdkFor(two.url);
  for (const index of indexes) {
    const sent = await send(two.url, index);
    expect(sent.id).toBe(answered.get(index) ?? sent.id);
  }
  const made = await stripe.transfers.list({ limit: 100 });
  expect(made.data.map((row) => row.amount).toSorted()).toEqual(indexes.map((i) => 100 + i));
  const ledger = await (await fetch(`${two.url}/_emulator/ledger`)).json();
  const total = made.data.reduce((sum, row) => sum + row.amount, 0);
  expect(ledger).toMatchObject({ sum: 0, places: { [`available:${destination}`]: total } });
  const ended = once(two.process, "exit");
  two.process.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

async function launch(stateFile: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    env: { ...process.env, STRIPE_EMULATOR_PORT: "0", STRIPE_EMULATOR_STATE: stateFile },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const chunk of child.stdout ?? []) {
    const found = /ready on (\S+)/.exec(String(chunk));
    if (found?.[1]) return { url: found[1], process: child };
  }
  throw new Error("the emulator did not start");
}
