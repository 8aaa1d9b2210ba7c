import { startMailbox } from "./start";

/** Local development only: `tsx local/mailbox/main.ts`. */
const mailbox = await startMailbox({
  folder: process.env.MAILBOX_FOLDER ?? ".local/mail",
  port: Number(process.env.MAILBOX_PORT ?? 8025),
  smtpPort: Number(process.env.SMTP_PORT ?? 1025),
});
console.log(`Mailbox on ${mailbox.url}, taking mail on ${mailbox.smtpUrl}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void mailbox.stop().then(() => process.exit(0)));
}
