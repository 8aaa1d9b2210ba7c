import { createServer, type IncomingHttpHeaders } from "node:http";
import Stripe from "stripe";
import type { WebhookEvent } from "./tables";

interface Letter {
  readonly event: WebhookEvent;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Whether the SDK accepts the signature under the endpoint's secret. */
  readonly genuine: boolean;
}

/** A stand-in for the application: it checks and keeps what it is sent. */
export interface Inbox {
  readonly url: string;
  readonly letters: Letter[];
  types(): string[];
  /** The next so many letters are answered with this status. */
  answerWith(status: number, times: number): void;
  stop(): Promise<void>;
}

export async function createInbox(): Promise<Inbox> {
  const letters: Letter[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    const event: WebhookEvent = JSON.parse(body);
    letters.push({
      event,
      headers: request.headers,
      body,
      genuine: isGenuine(body, request.headers),
    });
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    letters,
    types: () => letters.map((letter) => letter.event.type),
    answerWith: (status, times) => void answers.push(...Array<number>(times).fill(status)),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function isGenuine(body: string, headers: IncomingHttpHeaders): boolean {
  const signature = headers["stripe-signature"] ?? "";
  const secret = body.includes('"account": "acct_') && JSON.parse(body).account;
  try {
    const name = secret ? "whsec_connect" : "whsec_platform";
    new Stripe("sk_test_inbox").webhooks.constructEvent(body, signature, name);
    return true;
  } catch {
    return false;
  }
}
