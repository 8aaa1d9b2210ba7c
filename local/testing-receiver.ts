import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { whenOver } from "./testing-ends";

export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly ReceivedWebhook[];
  /** How it answers from now on; 204 until told otherwise. */
  answer(how: number | ((response: ServerResponse) => void)): void;
}

/** A developer's own server on this machine, gone when the test is over. */
export async function openReceiver(): Promise<Receiver> {
  const received: ReceivedWebhook[] = [];
  let answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString("utf8");
    received.push({ path: request.url ?? "", headers: request.headers, body });
    answer(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  whenOver(() => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  });
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answer(how) {
      answer = typeof how === "function" ? how : (response) => response.writeHead(how).end("no");
    },
  };
}

/** What the library on the receiver's side makes of it; throws when the signature is not ours. */
export function verified(secret: string, { body, headers }: ReceivedWebhook): unknown {
  const text = (name: string) => String(headers[name] ?? "");
  return new Webhook(secret).verify(body, {
    "webhook-id": text("webhook-id"),
    "webhook-timestamp": text("webhook-timestamp"),
    "webhook-signature": text("webhook-signature"),
  });
}
