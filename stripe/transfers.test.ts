import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { TransferOrder } from "@/domain/gateway";
import { openBench } from "../local/stripe/testing";
import { gatewayTo } from "../local/testing-connect";

const order: TransferOrder = {
  payoutId: "po_1",
  developerId: "dev_1",
  attempt: 2,
  destination: "acct_1",
  amount: 42_750n,
  idempotencyKey: "payout_dev_1_abc_a2",
};

const created = {
  id: "tr_1",
  object: "transfer",
  amount: 42_750,
  amount_reversed: 0,
  destination: "acct_1",
  destination_payment: "py_1",
  transfer_group: "po_1",
  created: 1_780_000_000,
  metadata: { payout_id: "po_1" },
};

interface Received {
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Behave = (response: ServerResponse, request: IncomingMessage) => void;

/** A listener that misbehaves as told, and remembers everything that reached it. */
async function listen(behave: Behave) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    behave(response, request);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  return { received, gateway: gatewayTo(`http://127.0.0.1:${port}`, 300) };
}

function reply(status: number, body: string, headers: Record<string, string> = {}): Behave {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body);
  };
}

function refusal(type: string, code?: string): string {
  return JSON.stringify({ error: { type, message: "No.", ...(code ? { code } : {}) } });
}

describe("what leaves us", () => {
  test("names payout, developer and attempt, under the key it was given", async () => {
    const { received, gateway } = await listen(reply(200, JSON.stringify(created)));
    const answer = await gateway.sendTransfer(order);
    expect(answer).toMatchObject({ kind: "sent", transfer: { id: "tr_1", amount: 42_750n } });
    expect(received[0]?.headers["idempotency-key"]).toBe(order.idempotencyKey);
    expect(Object.fromEntries(new URLSearchParams(received[0]?.body))).toEqual({
      amount: "42750",
      currency: "usd",
      destination: "acct_1",
      transfer_group: "po_1",
      "metadata[payout_id]": "po_1",
      "metadata[developer_id]": "dev_1",
      "metadata[attempt]": "2",
    });
  });

  test("a resend is the same request, byte for byte", async () => {
    const { received, gateway } = await listen(reply(200, JSON.stringify(created)));
    await gateway.sendTransfer(order);
    await gateway.sendTransfer(order);
    expect(received[1]?.body).toBe(received[0]?.body);
  });
});

describe("an answer that leaves the outcome open is unclear, and nothing is sent twice", () => {
  const open: [string, Behave][] = [
    ["a reset", (response) => response.destroy()],
    ["a reset after the headers", halfAnswer],
    ["silence until the timeout", () => undefined],
    ["a truncated body", reply(200, '{"id":"tr_1","object":"tran')],
    ["a 500", reply(500, refusal("api_error"))],
    ["a 500 that Stripe says to retry", reply(500, refusal("api_error"), retry("true"))],
    ["a 502 whose body is {}", reply(502, "{}")],
    ["a 502 of a proxy's", reply(502, "<html>Bad gateway</html>")],
    ["a 403 of a proxy's", reply(403, "<html>Forbidden</html>")],
    ["a 400 whose body is {}", reply(400, "{}")],
    ["a 200 whose body is {}", reply(200, "{}")],
    ["a 200 without an id", reply(200, '{"object":"transfer"}')],
    ["a 200 with something else", reply(200, '{"object":"payout","id":"po_9"}')],
    ["an empty 200", reply(200, "")],
  ];

  test.each(open)("%s", async (_, behave) => {
    const { received, gateway } = await listen(behave);
    expect(await gateway.sendTransfer(order)).toMatchObject({ kind: "unclear" });
    expect(received).toHaveLength(1);
  });

  test("nobody listening", async () => {
    const gateway = gatewayTo("http://127.0.0.1:9", 300);
    expect(await gateway.sendTransfer(order)).toMatchObject({ kind: "unclear" });
  });
});

describe("a clear no is answered as one, and nothing is sent twice", () => {
  const noes: [number, string, string][] = [
    [400, refusal("invalid_request_error", "balance_insufficient"), "balance_insufficient"],
    [400, refusal("idempotency_error"), "idempotency_error"],
    [401, refusal("invalid_request_error"), "invalid_request_error"],
    [403, refusal("invalid_request_error", "account_invalid"), "account_invalid"],
    [404, refusal("invalid_request_error", "resource_missing"), "resource_missing"],
    [409, refusal("idempotency_error", "idempotency_key_in_use"), "idempotency_key_in_use"],
    [429, refusal("invalid_request_error", "lock_timeout"), "lock_timeout"],
    [429, refusal("rate_limit_error", "rate_limit"), "rate_limit"],
  ];

  test.each(noes)("%i", async (status, body, code) => {
    const { received, gateway } = await listen(reply(status, body, retry("true")));
    const answer = await gateway.sendTransfer(order);
    expect(answer).toEqual({ kind: "answered_no", status, code, detail: "No.", replayed: false });
    expect(received).toHaveLength(1);
  });

  test("a stored no says that it is a repeat", async () => {
    const body = refusal("invalid_request_error", "balance_insufficient");
    const { gateway } = await listen(reply(400, body, { "idempotent-replayed": "true" }));
    expect(await gateway.sendTransfer(order)).toMatchObject({ replayed: true, status: 400 });
  });
});

describe("against the emulator", () => {
  test("a transfer arrives, can be retrieved and found by its group", async () => {
    const bench = await openBench({ webhookUrl: null });
    const gateway = gatewayTo(bench.emulator.url);
    const destination = await bench.ready();
    const answer = await gateway.sendTransfer({ ...order, destination });
    if (answer.kind !== "sent") throw new Error(answer.detail);
    const { transfer } = answer;
    expect(transfer).toMatchObject({ amount: 42_750n, group: "po_1", amountReversed: 0n });
    expect(await gateway.retrieveTransfer(transfer.id)).toEqual(transfer);
    expect(await gateway.findTransfers("po_1", destination)).toEqual([transfer]);
    expect(await gateway.findTransfers("po_2", destination)).toEqual([]);
    expect(await gateway.retrieveTransfer("tr_nothing")).toBeNull();
  });

  test("every page is read, oldest first", async () => {
    const bench = await openBench({ webhookUrl: null });
    const gateway = gatewayTo(bench.emulator.url);
    const destination = await bench.ready();
    for (let attempt = 1; attempt <= 103; attempt += 1) {
      const idempotencyKey = `key_${attempt}`;
      await gateway.sendTransfer({ ...order, destination, attempt, amount: 1n, idempotencyKey });
    }
    const found = await gateway.findTransfers("po_1", destination);
    expect(found.map(({ metadata }) => Number(metadata.attempt))).toEqual(
      Array.from({ length: 103 }, (_, index) => index + 1),
    );
  });

  test("an empty platform refuses, and repeats itself under the same key", async () => {
    const bench = await openBench({ webhookUrl: null, fundsCents: 0 });
    const gateway = gatewayTo(bench.emulator.url);
    const destination = await bench.ready();
    const no = { kind: "answered_no", status: 400, code: "balance_insufficient" };
    expect(await gateway.availableFunds()).toBe(0n);
    expect(await gateway.sendTransfer({ ...order, destination })).toMatchObject(no);
    const again = await gateway.sendTransfer({ ...order, destination });
    expect(again).toMatchObject({ ...no, replayed: true });
  });

  test.each([
    ["balance_insufficient", "before"],
    ["error_500", "before"],
    ["error_500", "after"],
  ])("a reversal met by %s %s it happened is asked for anew", async (effect, when) => {
    const bench = await openBench({ webhookUrl: null });
    const gateway = gatewayTo(bench.emulator.url);
    const destination = await bench.ready();
    const answer = await gateway.sendTransfer({ ...order, destination });
    if (answer.kind !== "sent") throw new Error(answer.detail);
    const { id, amount } = answer.transfer;
    const match = { method: "POST", path: `/v1/transfers/${id}/reversals` };
    await bench.control("faults", { effect, when, match, times: 1 });
    await expect(gateway.reverseTransfer(id)).rejects.toThrow();
    await gateway.reverseTransfer(id).catch(() => expect(when).toBe("after"));
    expect(await gateway.retrieveTransfer(id)).toMatchObject({ amountReversed: amount });
  });

  test("a list that is not a list is never taken for an empty one", async () => {
    const { gateway } = await listen(reply(502, "{}"));
    await expect(gateway.findTransfers("po_1", "acct_1")).rejects.toThrow("not a list");
    await expect(gateway.availableFunds()).rejects.toThrow("not a balance");
    await expect(gateway.retrieveTransfer("tr_1")).rejects.toThrow("not a transfer");
  });
});

function retry(answer: "true" | "false"): Record<string, string> {
  return { "stripe-should-retry": answer };
}

function halfAnswer(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
  response.write('{"id":');
  setTimeout(() => response.destroy(), 20);
}
