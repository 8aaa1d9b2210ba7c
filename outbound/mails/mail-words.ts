import type { News, NewsKind, WAYS } from "@/domain/news/news";

/** What one mail says; `sheet.tsx` draws it. Pure words, so that each can be read and tested. */
export interface MailWords {
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preview: string;
  readonly heading: string;
  /** The amount that it is all about, drawn large. */
  readonly amount: string | null;
  readonly paragraphs: readonly string[];
  readonly rows: readonly MailRow[];
  readonly action: { readonly label: string; readonly href: string } | null;
}

export interface MailRow {
  readonly name: string;
  readonly value: string;
}

type MailedKind = {
  [Kind in NewsKind]: (typeof WAYS)[Kind] extends { readonly mail: string } ? Kind : never;
}[NewsKind];

/** News that travels by mail. */
export type MailedNews = Extract<News, { readonly kind: MailedKind }>;
export type MailedPayout = Extract<MailedNews, { readonly transfer: bigint }>;

export function row(name: string, value: string | null): readonly MailRow[] {
  return value === null ? [] : [{ name, value }];
}
