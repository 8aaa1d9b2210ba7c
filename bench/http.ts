import { Agent, request } from "node:http";

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface Client {
  get(path: string, token?: string, cookie?: string): Promise<HttpAnswer>;
  post(path: string, token: string, body: string): Promise<HttpAnswer>;
  close(): void;
}

/** As cheap a client as there is: it shares the machine with what it measures. */
export function openClient(base: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    new Promise<HttpAnswer>((resolve, reject) => {
      const sent = request(`${base}${path}`, { method, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => {
          const text = Buffer.concat(parts).toString("utf8");
          resolve({ status: answer.statusCode ?? 0, body: text });
        });
        answer.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return {
    get: (path, token, cookie) =>
      send("GET", path, { ...bearer(token), ...(cookie ? { cookie } : {}) }),
    post: (path, token, body) => {
      const type = { "content-type": "application/json" };
      const length = { "content-length": String(Buffer.byteLength(body)) };
      return send("POST", path, { ...bearer(token), ...type, ...length }, body);
    },
    close: () => agent.destroy(),
  };
}

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** Asks and answers 1, or throws: what is refused is not fast. */
export async function getOne(
  client: Client,
  path: string,
  token?: string,
  cookie?: string,
): Promise<number> {
  const { status, body } = await client.get(path, token, cookie);
  if (status !== 200) throw new Error(`GET ${path}: ${status} ${body.slice(0, 300)}`);
  return 1;
}
