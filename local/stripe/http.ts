import type { IncomingMessage, ServerResponse } from "node:http";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How a fault rule spoils the way back; the work is done (or not) by then. */
  readonly spoil?: Spoil | undefined;
  /** Called when the connection is over, however it ends. */
  readonly onClose?: () => void;
}

type Spoil = "reset" | "hang" | "truncate";

const MAX_BODY_BYTES = 1_000_000;

export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error("a request body over 1 MB");
    chunks.push(chunk);
  }
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: url.search.slice(1),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

export function sendReply(outgoing: ServerResponse, reply: Reply): void {
  if (reply.onClose) outgoing.once("close", reply.onClose);
  if (reply.spoil === "hang") return;
  if (reply.spoil === "reset") return void outgoing.socket?.resetAndDestroy();
  const body = Buffer.from(reply.body);
  outgoing.writeHead(reply.status, { ...reply.headers, "content-length": body.length });
  if (reply.spoil !== "truncate") return void outgoing.end(body);
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
}

export const jsonReply = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: `${JSON.stringify(body, null, 2)}\n`,
});

export const htmlReply = (
  body: string,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Reply => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...headers },
  body,
});

export const redirectReply = (
  location: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({ status: 302, headers: { location, ...headers }, body: "" });

/** Path parameters by name, or null when the path is another one. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const here = given[index] ?? "";
    if (part.startsWith(":")) found[part.slice(1)] = decodeURIComponent(here);
    else if (part !== here) return null;
  }
  return found;
}
