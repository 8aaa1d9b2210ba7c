import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime, { type Address } from "postal-mime";

export interface Message {
  readonly id: string;
  readonly kind: "mail" | "text";
  readonly received_at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** In lower case; a text message has none. */
  readonly headers: Readonly<Record<string, string>>;
}

const MOST_KEPT = 500;

/** Sent mail, newest first, kept as one small JSON file each so that a restart shows it again. */
export class MailStore {
  #messages: Message[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#messages = readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")))
      .map((kept): Message => ({ kind: "mail", headers: {}, ...kept }))
      .sort((a, b) => b.received_at.localeCompare(a.received_at));
  }

  all(): readonly Message[] {
    return this.#messages;
  }

  find(id: string): Message | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  /** The envelope says who gets it: a hidden recipient stands in no header. */
  async add(raw: Buffer, recipients: readonly string[]): Promise<Message> {
    const mail = await PostalMime.parse(raw);
    return this.#keep({
      kind: "mail",
      from: mail.from ? shown(mail.from) : "",
      to: recipients,
      subject: mail.subject ?? "(no subject)",
      text: mail.text ?? "",
      html: mail.html ?? null,
      headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    });
  }

  /** A text message has one line and no subject: the line is both. */
  addText(from: string, to: string, text: string): Message {
    const subject = `Text message: ${text}`;
    return this.#keep({ kind: "text", from, to: [to], subject, text, html: null, headers: {} });
  }

  #keep(received: Omit<Message, "id" | "received_at">): Message {
    const message = { id: randomUUID(), received_at: new Date().toISOString(), ...received };
    writeFileSync(this.#path(message.id), JSON.stringify(message, null, 2));
    this.#messages = [message, ...this.#messages];
    for (const { id } of this.#messages.splice(MOST_KEPT)) rmSync(this.#path(id), { force: true });
    return message;
  }

  clear(): void {
    for (const { id } of this.#messages.splice(0)) rmSync(this.#path(id), { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}

function shown({ name, address }: Address): string {
  return name ? `${name} <${address ?? ""}>` : (address ?? "");
}
