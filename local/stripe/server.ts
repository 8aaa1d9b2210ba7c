import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createApi } from "./api";
import { createDesk } from "./desk";
import { createEmulator, type StripeEmulatorOptions } from "./emulator";
import { jsonReply, type Reply, readRequest, sendReply } from "./http";
import { createPages } from "./pages";
import { stripeRoutes } from "./routes";

export type { StripeEmulatorOptions } from "./emulator";

export interface StripeEmulator {
  /** http://127.0.0.1:port, no slash at the end. */
  readonly url: string;
  readonly secretKey: string;
  stop(): Promise<void>;
}

/** Starts the emulator on loopback; `stop` ends it and everything it had under way. */
export async function startStripeEmulator(
  options: StripeEmulatorOptions = {},
): Promise<StripeEmulator> {
  const emulator = createEmulator(options);
  const api = createApi(emulator, stripeRoutes);
  const desk = createDesk(emulator);
  const pages = createPages(emulator);
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    try {
      const request = await readRequest(incoming);
      const { path } = request;
      const inside = path.startsWith("/_emulator/") ? desk : pages.owns(path) ? pages : null;
      const reply = inside ? await inside.answer(request) : await api(request, url);
      sendReply(outgoing, reply);
    } catch (error) {
      sendReply(outgoing, broken(error));
    }
  };

  const url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  emulator.webhooks.resume();
  emulator.schedule.arm();
  return {
    url,
    secretKey: emulator.secretKey,
    async stop() {
      emulator.schedule.stop();
      await emulator.webhooks.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      emulator.store.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function broken(error: unknown): Reply {
  console.error("stripe emulator:", error);
  return jsonReply(500, { title: error instanceof Error ? error.message : String(error) });
}
