import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export const nextBin = join(root, "node_modules/next/dist/bin/next");

/** What lies in the folder and no build is made of; anything else counts. */
const ASIDE = new Set([
  ...["node_modules", "local", "e2e", "bench", "docs", "coverage"],
  ...["test-results", "playwright-report", "next-env.d.ts", "tsconfig.tsbuildinfo"],
]);
const MARK = ".next/tributary-sources";

/** One hash over names and contents, so that only a real change builds again. */
export function sourcesHash(base = root): string {
  const hash = createHash("sha256");
  const sources = readdirSync(base).filter((name) => !name.startsWith(".") && !ASIDE.has(name));
  for (const path of sources.sort().flatMap((source) => filesIn(base, source))) {
    const content = readFileSync(join(base, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

export function isBuilt(): boolean {
  const mark = join(root, MARK);
  const built = existsSync(join(root, ".next/BUILD_ID")) && existsSync(mark);
  return built && readFileSync(mark, "utf8") === sourcesHash();
}

/** `next build`; what it says is in the error when it fails. */
export async function build(stopped?: AbortSignal): Promise<void> {
  const hash = sourcesHash();
  const child = spawn(process.execPath, [nextBin, "build"], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(stopped ? { signal: stopped } : {}),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      said += text;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`next build failed:\n${said.slice(-4_000)}`);
  writeFileSync(join(root, MARK), hash);
}

function filesIn(base: string, path: string): string[] {
  const found = statSync(join(base, path), { throwIfNoEntry: false });
  if (found === undefined || /(\.test\.tsx?|\.md)$/.test(path)) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(base, path))
    .sort()
    .flatMap((name) => filesIn(base, `${path}/${name}`));
}
