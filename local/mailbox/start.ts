import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { SMTPServer } from "smtp-server";
import { listPage, messagePage } from "./page";
import { MailStore } from "./store";

export interface Mailbox {
  readonly url: string;
  readonly smtpUrl: string;
  readonly stop: () => Promise<void>;
}

interface MailboxOptions {
  readonly folder: string;
  /** 0 takes a free one, for both. */
  readonly port: number;
  readonly smtpPort: number;
}

const LARGEST_BYTES = 10 * 1024 * 1024;
/** Mail to these addresses is refused for good, as by a provider that knows no such person. */
const REFUSED = "@refused.test";

/**
 * Takes every mail, and every text message as Twilio would, sends none on, and shows them: a
 * stand-in for both.
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const store = new MailStore(options.folder);
  const smtp = smtpServer(store);
  smtp.listen(options.smtpPort, "127.0.0.1");
  await once(smtp.server, "listening");
  const web = serve({ fetch: webApp(store).fetch, port: options.port, hostname: "127.0.0.1" });
  if (!web.listening) await once(web, "listening");
  return {
    url: `http://127.0.0.1:${portOf(web.address())}`,
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
    stop: async () => {
      await new Promise<void>((resolve) => smtp.close(resolve));
      if ("closeAllConnections" in web) web.closeAllConnections();
      await new Promise<void>((resolve) => web.close(() => resolve()));
    },
  };
}

function smtpServer(store: MailStore): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    size: LARGEST_BYTES,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "anybody" }),
    onRcptTo: ({ address }, _session, done) =>
      address.endsWith(REFUSED) ? done(noSuchUser(address)) : done(),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        store.add(Buffer.concat(parts), recipients).then(() => done(), done);
      });
    },
  });
}

function noSuchUser(address: string): Error {
  return Object.assign(new Error(`No such user: ${address}`), { responseCode: 550 });
}

function webApp(store: MailStore): Hono {
  const app = new Hono();
  app.get("/", (c) => c.html(listPage(store.all())));
  app.get("/messages/:id", (c) => {
    const message = store.find(c.req.param("id"));
    return message ? c.html(messagePage(message)) : c.notFound();
  });
  app.post("/2010-04-01/Accounts/:sid/Messages.json", async (c) => {
    const form = await c.req.parseBody();
    const [from, to, text] = [form.From, form.To, form.Body].map(String);
    if (!/^\+[1-9]\d{6,14}$/.test(to ?? "")) {
      return c.json({ code: 21211, message: `Invalid 'To' Phone Number: ${to}` }, 400);
    }
    const { id } = store.addText(from ?? "", to ?? "", text ?? "");
    return c.json({ sid: `SM${id.replaceAll("-", "")}`, status: "queued" }, 201);
  });
  app.get("/api/messages", (c) => c.json({ messages: store.all() }));
  app.delete("/api/messages", (c) => {
    store.clear();
    return c.body(null, 204);
  });
  return app;
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("Not listening on a port");
  return address.port;
}
