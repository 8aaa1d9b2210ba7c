import { html } from "hono/html";
import type { Message } from "./store";

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  table { width: 100%; border-collapse: collapse }
  td, th { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8884 }
  td:last-child, th:last-child { text-align: right; white-space: nowrap }
  pre { white-space: pre-wrap } iframe { width: 100%; height: 60vh; border: 1px solid #8884 }
`;

type Html = ReturnType<typeof html>;

function page(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>${body}</body>
    </html>`;
}

export function listPage(messages: readonly Message[]): Html {
  const rows = messages.map(
    (message) => html`<tr>
      <td><a href="/messages/${message.id}">${message.subject}</a></td>
      <td>${message.to.join(", ")}</td>
      <td><time datetime="${message.received_at}">${shownTime(message)}</time></td>
    </tr>`,
  );
  const table = html`<table>
    <thead><tr><th>Subject</th><th>To</th><th>Received (UTC)</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
  const empty = html`<p>Nothing has been sent yet.</p>`;
  return page(
    "Sent mail",
    html`<h1>Sent mail and text messages</h1>
      <p>What the product sent. Local development only: none of it left this machine.</p>
      ${messages.length === 0 ? empty : table}`,
  );
}

/** HTML is shown without scripts and from no origin: it is mail, after all. */
export function messagePage(message: Message): Html {
  const rich = html`<h2>HTML</h2>
    <iframe title="HTML part" sandbox="" srcdoc="${message.html}"></iframe>`;
  return page(
    message.subject,
    html`<p><a href="/">All mail</a></p>
      <h1>${message.subject}</h1>
      <p>From ${message.from}<br />To ${message.to.join(", ")}<br />${shownTime(message)} UTC</p>
      ${message.html === null ? "" : rich}
      <h2>Text</h2>
      <pre>${message.text}</pre>`,
  );
}

function shownTime({ received_at }: Message): string {
  return received_at.slice(0, 19).replace("T", " ");
}
