import "server-only";
import { render } from "@react-email/render";
import { createElement } from "react";
import { type News, waysOf } from "@/domain/news/news";
import { plainText } from "./plain-text";
import { MailSheet } from "./sheet";
import { mailOf } from "./words";

export interface WrittenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

interface Circumstances {
  readonly name: string;
  readonly appUrl: string;
  readonly stopUrl: string | null;
}

const ASKED = "You get this because your notification settings ask for it.";
const ALWAYS = "You get this because it is about the safety of your account.";
const DIGEST = "You get this once a month when there was money and no payout.";

/** Writes a mail as HTML and as plain text; null for news that do not travel by mail. */
export async function writeMail(
  news: News,
  circumstances: Circumstances,
): Promise<WrittenMail | null> {
  const words = mailOf(news);
  if (!words) return null;
  const around = { ...circumstances, because: becauseOf(news) };
  const html = await render(createElement(MailSheet, { ...around, words }));
  return { subject: words.subject, html, text: plainText(words, around) };
}

function becauseOf({ kind }: News): string {
  const { mail } = waysOf(kind);
  if (mail === "digest") return DIGEST;
  return mail === "always" ? ALWAYS : ASKED;
}
