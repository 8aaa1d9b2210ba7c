import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime, { type Address } from "postal-mime";

export interface Message {
  readonly id: string;
  readonly received_at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
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
      .map((name): Message => JSON.parse(readFileSync(join(folder, name), "utf8")))
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
    const message: Message = {
      id: randomUUID(),
      received_at: new Date().toISOString(),
      from: mail.from ? shown(mail.from) : "",
      to: recipients,
      subject: mail.subject ?? "(no subject)",
      text: mail.text ?? "",
      html: mail.html ?? null,
    };
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
