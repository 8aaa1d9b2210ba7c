/** Text that may come from anywhere, made safe inside HTML. */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? sign);
}

export const dollars = (cents: number): string =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(cents / 100);

export const day = (seconds: number): string =>
  new Date(seconds * 1_000).toISOString().slice(0, 10);

const STYLE = `
:root { color-scheme: light dark; --ink: #1a1f36; --soft: #5b6478; --line: #d8dce6;
  --paper: #fff; --ground: #f5f6fa; --accent: #5247d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef6; --soft: #a4abbd;
  --line: #3a4056; --paper: #1d2132; --ground: #141724; --accent: #9d95ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 3rem auto; padding: 2rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; } h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
p { margin: 0 0 1rem; color: var(--soft); }
.note { padding: .5rem .75rem; border-left: 3px solid var(--accent); }
label { display: block; margin: .75rem 0; font-weight: 600; }
input, select { display: block; width: 100%; margin-top: .25rem; padding: .6rem;
  font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line);
  border-radius: 8px; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.5rem; }
button { padding: .65rem 1rem; font: inherit; font-weight: 600; color: inherit; cursor: pointer;
  background: transparent; border: 1px solid var(--line); border-radius: 8px; }
button.main { color: var(--paper); background: var(--accent); border-color: var(--accent); }
button:focus-visible, input:focus-visible, select:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .4rem .5rem .4rem 0; text-align: left; border-bottom: 1px solid var(--line); }
td.amount, th.amount { text-align: right; font-variant-numeric: tabular-nums; }
@media (max-width: 44rem) { main { margin: 0; border: 0; border-radius: 0; padding: 1.25rem; } }
`;

/** A small page in the manner of Stripe's own; it says that it is not. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="note">Stripe emulator on this machine. Nothing you enter here leaves it.</p>
${body}
</main>
</body>
</html>
`;
