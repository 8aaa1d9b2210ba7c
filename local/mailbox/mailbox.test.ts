import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Mailbox, startMailbox } from "./start";

let folder: string;
let mailbox: Mailbox;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tributary-mail-"));
  mailbox = await startMailbox({ folder, port: 0, smtpPort: 0 });
});

afterEach(async () => {
  await mailbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send(subject: string, html: string): Promise<void> {
  await nodemailer.createTransport(mailbox.smtpUrl).sendMail({
    from: "Tributary <no-reply@localhost>",
    to: "ada@example.com",
    bcc: "copy@example.com",
    subject,
    text: "Your payout of $99.00 is on its way. Zażółć.",
    html,
  });
}

const messages = async () => (await (await fetch(`${mailbox.url}/api/messages`)).json()).messages;

test("a sent mail is listed with subject, recipients, text and HTML, newest first", async () => {
  await send("First", "<p>one</p>");
  await send("Payout sent: $99.00", "<p>two</p>");
  const [newest, oldest] = await messages();
  expect(oldest.subject).toBe("First");
  expect(newest).toMatchObject({
    subject: "Payout sent: $99.00",
    from: "Tributary <no-reply@localhost>",
    to: ["ada@example.com", "copy@example.com"],
  });
  expect(newest.text).toContain("Zażółć");
  expect(newest.html).toContain("<p>two</p>");
});

test("the page shows mail and never lets its HTML run", async () => {
  await send("<script>alert(1)</script>", "<script>alert(2)</script>");
  const list = await (await fetch(mailbox.url)).text();
  expect(list).toContain("&lt;script&gt;alert(1)");
  expect(list).not.toContain("<script>");
  const [{ id }] = await messages();
  const shown = await (await fetch(`${mailbox.url}/messages/${id}`)).text();
  expect(shown).toContain('sandbox=""');
  expect(shown).not.toContain("<script>");
});

test("mail outlives a restart, and can be deleted", async () => {
  await send("Kept", "<p>kept</p>");
  await mailbox.stop();
  mailbox = await startMailbox({ folder, port: 0, smtpPort: 0 });
  expect(await messages()).toHaveLength(1);
  const deleted = await fetch(`${mailbox.url}/api/messages`, { method: "DELETE" });
  expect(deleted.status).toBe(204);
  expect(await messages()).toHaveLength(0);
});
