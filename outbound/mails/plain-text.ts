import type { MailWords } from "./mail-words";

interface Around {
  readonly name: string;
  readonly appUrl: string;
  readonly because: string;
  readonly stopUrl: string | null;
}

/** The same mail for those who read text: nothing in it that the HTML does not say. */
export function plainText(words: MailWords, around: Around): string {
  const { heading, amount, paragraphs, rows, action } = words;
  const { name, appUrl, because, stopUrl } = around;
  const facts = rows.map((row) => `${row.name}: ${row.value}`).join("\n");
  const link = action ? `${action.label}: ${appUrl}${action.href}` : "";
  const end = stopUrl
    ? `Send me no more of these: ${stopUrl}`
    : `Your settings: ${appUrl}/settings`;
  const parts = [
    amount ? `${heading}: ${amount}` : heading,
    `Hello ${name},`,
    ...paragraphs,
    facts,
    link,
    `-- \nTributary. ${because}\n${end}\n`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
