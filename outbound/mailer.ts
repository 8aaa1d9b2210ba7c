import "server-only";
import nodemailer from "nodemailer";
import type { Dispatch } from "@/domain/couriers";

export interface MailOptions {
  readonly smtpUrl: string;
  readonly from: string;
}

interface Mail {
  readonly to: string;
  /** Stays the same however often the mail is sent: mailboxes drop repeats by it. */
  readonly messageId: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Mailer {
  readonly send: (mail: Mail) => Promise<Dispatch>;
  readonly close: () => void;
}

const CONNECTIONS = 4;
const TIMEOUT_MS = 15_000;

/** A few connections to the mail server, kept open while there is work. */
export function openMailer({ smtpUrl, from }: MailOptions): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Nothing in a mail of ours is read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => transport.close(),
    async send({ headers, ...mail }) {
      try {
        await transport.sendMail({
          ...mail,
          from,
          headers: { "auto-submitted": "auto-generated", ...headers },
        });
        return { kind: "taken" };
      } catch (fault) {
        return { kind: isFinal(fault) ? "refused" : "failed", detail: wordsOf(fault) };
      }
    },
  };
}

/** The server says no to this mail, not to us: another try would be told the same. */
function isFinal(fault: unknown): boolean {
  if (!(fault instanceof Error) || !("responseCode" in fault) || !("code" in fault)) return false;
  const isAboutMail = fault.code === "EENVELOPE" || fault.code === "EMESSAGE";
  return isAboutMail && typeof fault.responseCode === "number" && fault.responseCode >= 500;
}

function wordsOf(fault: unknown): string {
  const reason = fault instanceof Error ? fault.message : String(fault);
  return reason.replace(/\p{Cc}+/gu, " ").slice(0, 300);
}
