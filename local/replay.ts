import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { call } from "./demo/http";
import { openProgressFile } from "./replay/progress-file";
import { readTrace, shiftFor, toCall } from "./replay/trace";
import { localFolder } from "./up/plan";

/**
 * Feeds a real request trace to the usage API as an app's calls:
 *   npm run replay -- <trace.csv> [--app ID] [--token T] [--url U] [--copies N]
 * Without options it takes a running `npm start`. Interrupted, it goes on where it stopped; run
 * again, on any day, it sends the same calls and everything is a duplicate.
 */
const EVENTS_PER_REQUEST = 1_000;
const folder = localFolder(fileURLToPath(new URL("..", import.meta.url)), process.env);

interface Report {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly id: string | null; readonly detail: string }[];
  readonly accrued_credits: number;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { path, url, token, app, copies, operatorToken } = readOptions();
  const lines = await readTrace(path);
  const progress = openProgressFile(join(folder, "replays.json"));
  const name = `${createHash("sha256").update(readFileSync(path)).digest("hex")} ${app} ${url}`;
  const remembered = progress.recall(name);
  const shiftDays = remembered?.shiftDays ?? shiftFor(lines, await readClock(url, operatorToken));

  const total = lines.length * copies;
  const start = remembered && remembered.sent < total ? remembered.sent : 0;
  if (start > 0) console.log(`Going on after ${start} calls.`);
  const bar = new SingleBar({
    format: "{bar} {percentage}% | {value}/{total} calls | {eta} s left",
  });
  bar.start(total, start);
  const sum = { accepted: 0, duplicates: 0, rejected: 0, accrued: 0n };
  const complaints: string[] = [];
  for (let sent = start; sent < total; ) {
    const events = [];
    for (; sent < total && events.length < EVENTS_PER_REQUEST; sent += 1) {
      const line = lines[sent % lines.length];
      if (line) events.push(toCall(line, app, shiftDays, Math.floor(sent / lines.length) + 1));
    }
    const report = await call<Report>("POST", `${url}/api/v1/usage`, token, { events });
    sum.accepted += report.accepted;
    sum.duplicates += report.duplicates;
    sum.rejected += report.rejected.length;
    sum.accrued += BigInt(report.accrued_credits);
    complaints.push(...report.rejected.map(({ id, detail }) => `${id}: ${detail}`));
    progress.keep(name, { shiftDays, sent });
    bar.update(sent);
  }
  bar.stop();
  for (const complaint of complaints.slice(0, 5)) console.log(`rejected ${complaint}`);
  console.log(JSON.stringify({ ...sum, accrued: Number(sum.accrued), shift_days: shiftDays }));
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      app: { type: "string" },
      token: { type: "string" },
      url: { type: "string" },
      copies: { type: "string", default: "1" },
    },
  });
  const [path] = positionals;
  if (!path) throw new Error("Say which trace: npm run replay -- <trace.csv>");
  const file = join(folder, "credentials.json");
  const known: Record<string, string> = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : {};
  const copies = Number(values.copies);
  if (!Number.isInteger(copies) || copies < 1) throw new Error("--copies takes a whole number");
  return {
    path,
    copies,
    url: values.url ?? needed(known.base_url, "--url"),
    token: values.token ?? needed(known.service_token, "--token"),
    app: values.app ?? needed(known.new_app_id, "--app"),
    operatorToken: values.url ? undefined : known.operator_token,
  };
}

function needed(value: string | undefined, option: string): string {
  if (value) return value;
  throw new Error(`Give ${option}, or start the product with npm start first`);
}

/** The product's own clock where it can be asked, which in a sandbox may be ahead. */
async function readClock(url: string, token: string | undefined): Promise<Date> {
  if (!token) return new Date();
  const { now } = await call<{ now: string }>("GET", `${url}/api/v1/sandbox/clock`, token);
  return new Date(now);
}
