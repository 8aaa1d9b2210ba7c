import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Couriers } from "../domain/couriers";
import { type CourierOptions, createCouriers } from "../outbound/couriers";
import { type Mailbox, startMailbox } from "./mailbox/start";
import type { Message } from "./mailbox/store";
import { whenOver } from "./testing-ends";

export interface CourierBench {
  readonly couriers: Couriers;
  readonly mailbox: Mailbox;
  /** What arrived, newest first. */
  received(): Promise<readonly Message[]>;
}

/** A real mail server and the real couriers that send to it, gone when the test is over. */
export async function openCouriers(
  options: Partial<CourierOptions> = {},
  mailPorts: { readonly smtpPort?: number } = {},
): Promise<CourierBench> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-mail-"));
  const mailbox = await startMailbox({ folder, port: 0, smtpPort: mailPorts.smtpPort ?? 0 });
  const couriers = createCouriers({
    secret: "a secret that is only good for tests",
    appUrl: "http://127.0.0.1:3000",
    sandbox: true,
    smtpUrl: mailbox.smtpUrl,
    mailFrom: "Tributary <no-reply@tributary.test>",
    texts: {
      apiBase: mailbox.url,
      accountSid: "AC1",
      authToken: "token",
      from: "+15005550006",
    },
    ...options,
  });
  whenOver(async () => {
    await couriers.close();
    await mailbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const received = async () => {
    const { messages } = await (await fetch(`${mailbox.url}/api/messages`)).json();
    return messages as readonly Message[];
  };
  return { couriers, mailbox, received };
}
