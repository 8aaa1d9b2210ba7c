import "server-only";
import { randomBytes } from "node:crypto";
import { webhookBody } from "@/contract/webhooks/outbound";
import type { Couriers, Dispatch, Letter } from "@/domain/couriers";
import { faultOfUrl } from "./addresses";
import { type Mailer, openMailer } from "./mailer";
import { post } from "./post";
import { openSeal, openStamp } from "./seal";
import { textOf } from "./text-words";
import { sendText, type TextOptions } from "./texts";

export interface CourierOptions {
  readonly secret: string;
  readonly appUrl: string;
  /** In sandbox webhooks may go anywhere, the machine itself included. */
  readonly sandbox: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Null where text messages are not configured. */
  readonly texts: TextOptions | null;
}

const NO_MAIL = "No mail server is configured";
const NO_TEXTS = "Text messages are not configured";
const SECRET_BYTES = 24;

/** The doors through which others are told: mail, text messages, webhooks. */
export function createCouriers(options: CourierOptions): Couriers {
  const { secret, appUrl, sandbox, smtpUrl, mailFrom, texts } = options;
  const mailer = smtpUrl ? openMailer({ smtpUrl, from: mailFrom }) : null;
  const stops = openStamp(secret, "no more digests");
  const text = async (phone: string, words: string): Promise<Dispatch> =>
    texts ? sendText(texts, phone, words) : { kind: "no_way", detail: NO_TEXTS };
  return {
    dispatch: async (letter) => {
      if (letter.channel === "sms") return text(letter.recipient, textOf(letter.news));
      if (!mailer) return { kind: "no_way", detail: NO_MAIL };
      return mailLetter(mailer, letter, appUrl, stops.stamp(letter.developerId));
    },
    sendCode: (phone, code) => text(phone, `${code} is your Tributary code. It holds 10 minutes.`),
    bodyOf: webhookBody,
    post: (parcel) => post(parcel, { anywhere: sandbox }),
    faultOf: (url) => faultOfUrl(url, sandbox),
    newSecret: () => `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`,
    ...openSeal(secret, "webhook secrets"),
    readStop: stops.read,
    close: () => mailer?.close(),
    texts: texts !== null,
  };
}

async function mailLetter(
  mailer: Mailer,
  letter: Letter,
  appUrl: string,
  stop: string,
): Promise<Dispatch> {
  const isDigest = letter.news.kind === "payouts_skipped";
  const query = `token=${encodeURIComponent(stop)}`;
  const stopUrl = isDigest ? `${appUrl}/unsubscribe?${query}` : null;
  // Loaded with the first mail: most processes that know this module never write one.
  const { writeMail } = await import("./mails/write-mail");
  const mail = await writeMail(letter.news, { name: letter.name, appUrl, stopUrl });
  if (!mail) return { kind: "refused", detail: `${letter.news.kind} is not told by mail` };
  return mailer.send({
    ...mail,
    to: letter.recipient,
    messageId: `<${letter.messageId}@${new URL(appUrl).hostname}>`,
    headers: isDigest ? stopHeaders(`${appUrl}/api/v1/unsubscribe?${query}`) : {},
  });
}

/** One click in the mail program ends it, without a page (RFC 8058). */
function stopHeaders(url: string): Record<string, string> {
  return { "list-unsubscribe": `<${url}>`, "list-unsubscribe-post": "List-Unsubscribe=One-Click" };
}
