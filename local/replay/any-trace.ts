import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const REAL = process.env.TRIBUTARY_TRACE ?? "";

/** The real trace where it is at hand, else one of the same shape; both give more than $100. */
export function tracePath(): string {
  if (existsSync(REAL)) return REAL;
  const path = join(mkdtempSync(join(tmpdir(), "tributary-trace-")), "made-up.csv");
  const lines = Array.from({ length: 8_000 }, (_, n) => {
    const seconds = String(n % 60).padStart(2, "0");
    const minutes = String(Math.floor(n / 60) % 60).padStart(2, "0");
    const fraction = String((n * 7_919) % 10_000_000).padStart(7, "0");
    const tokens = `${500 + ((n * 7_907) % 3_500)},${10 + ((n * 31) % 90)}`;
    return `2023-11-16 1${n % 10}:${minutes}:${seconds}.${fraction},${tokens}`;
  });
  writeFileSync(path, ["TIMESTAMP,ContextTokens,GeneratedTokens", ...lines, ""].join("\n"));
  return path;
}

/** What the trace is worth at 40 % and a 5 % fee, worked out without any of our code. */
export function worthOf(path: string): { calls: number; accrued: bigint } {
  let accrued = 0n;
  const lines = readFileSync(path, "utf8").trim().split("\n").slice(1);
  for (const line of lines) {
    const [, context = "", generated = ""] = line.trim().split(",");
    const cost = BigInt(context) * 15n + BigInt(generated) * 75n;
    const markup = (cost * 4_000n) / 10_000n;
    accrued += markup - (markup * 500n) / 10_000n;
  }
  return { calls: lines.length, accrued };
}
