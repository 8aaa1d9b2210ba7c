import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { stripeEventReceived } from "@/domain/announcements";

beforeEach(() => vi.resetModules());

/** A stand-in executor; the client reads its address when it is first imported. */
async function announceTo(executor: RequestListener) {
  const server = createServer(executor);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  vi.stubEnv("INNGEST_DEV", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { announce } = await import("./announce");
  const complaints: object[] = [];
  const log = { warn: (facts: object) => void complaints.push(facts) };
  return { complaints, announce: (count: number) => announce(many(count), log) };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => stripeEventReceived(`evt_${index}`, 0));

test("sends everything, in pages of 500, with its own ids", async () => {
  const pages: { id: string }[][] = [];
  const { announce, complaints } = await announceTo(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.method === "POST") pages.push(JSON.parse(body));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ids: [], status: 200 }));
  });
  await announce(1_001);
  expect(pages.map((page) => page.length)).toEqual([500, 500, 1]);
  expect(pages[2]?.[0]?.id).toBe("stripe-event:evt_1000:0");
  expect(complaints).toEqual([]);
});

test("an executor that hangs keeps nobody waiting, and nothing is thrown", async () => {
  const { announce, complaints } = await announceTo(() => undefined);
  const startedAt = performance.now();
  await announce(1_001);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect(complaints).toEqual([expect.objectContaining({ left: 1_001 })]);
});
