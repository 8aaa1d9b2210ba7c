// `npm test`: everything that has to hold, on a fresh clone. Plain Node until it has installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { ensureInstalled, requireNode, root } from "./install.mjs";

/**
 * @typedef {{ passed: number, failed: number, names?: string[] }} Counts
 * @typedef {{ name: string, minutes: number, commands: string[][], count?: () => Counts }} Suite
 */

const REPORTS = `${root}/.local/test`;
const E2E = { TRIBUTARY_LOCAL_DIR: ".local/e2e" };
const TSX = ["--import", "tsx"];
const NEXT = "node_modules/next/dist/bin/next";
const VITEST_REPORT = ["--reporter=default", "--reporter=json"];

/** A suite without `count` is one test: it holds or it does not. */
const suites = /** @type {Suite[]} */ ([
  { name: "lint", minutes: 2, commands: [["node_modules/@biomejs/biome/bin/biome", "check", "."]] },
  {
    name: "types",
    minutes: 4,
    commands: [
      [NEXT, "typegen"],
      ["node_modules/typescript/bin/tsc", "--noEmit"],
    ],
  },
  {
    name: "no secrets in the repository",
    minutes: 2,
    commands: [["node_modules/secretlint/bin/secretlint.js", "**/*"]],
  },
  {
    name: "unit, database, operations, emulator",
    minutes: 15,
    commands: [
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        ...VITEST_REPORT,
        `--outputFile.json=${REPORTS}/vitest.json`,
      ],
    ],
    count: countVitest,
  },
  { name: "build", minutes: 8, commands: [[...TSX, "local/build.ts"]] },
  {
    name: "bench, quick",
    minutes: 6,
    commands: [["--conditions=react-server", ...TSX, "bench/main.ts", "--quick"]],
  },
  {
    name: "API and browser",
    minutes: 20,
    commands: [["node_modules/@playwright/test/cli.js", "test"]],
    count: countPlaywright,
  },
]);

requireNode();
ensureInstalled();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const chromium = findChromium();

/** @type {import("node:child_process").ChildProcess | undefined} */
let running;
let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    interrupted = true;
    signalGroup(running, "SIGINT");
  });
}

const total = { passed: 0, failed: 0 };
const lines = [];
for (const suite of suites) {
  if (interrupted) break;
  const { passed, failed, names = [], seconds } = await runSuite(suite);
  total.passed += passed;
  total.failed += failed;
  lines.push(
    `${failed === 0 ? "✓" : "✗"} ${suite.name}: ${passed} passed, ${failed} failed (${seconds} s)`,
    ...names.map((name) => `    ✗ ${name}`),
  );
}
endProduct();
if (interrupted) total.failed += 1;

console.log(`\n${lines.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** @param {Suite} suite */
async function runSuite(suite) {
  console.log(`\n── ${suite.name} ──`);
  const began = performance.now();
  const deadline = began + suite.minutes * 60_000;
  let failure = suite.name === "API and browser" ? chromium.missing : undefined;
  for (const command of failure ? [] : suite.commands) {
    failure ??= await run(command, deadline - performance.now());
  }
  if (failure) console.error(`${suite.name}: ${failure}`);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  return { ...outcome(suite, failure), seconds };
}

/**
 * A suite that fails without a failed test to show for it crashed, and counts as one.
 * @param {Suite} suite
 * @param {string | undefined} failure
 */
function outcome(suite, failure) {
  if (!suite.count) return { passed: failure ? 0 : 1, failed: failure ? 1 : 0 };
  const counts = readCounts(suite.count);
  if (failure && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @param {() => Counts} count */
function readCounts(count) {
  try {
    return count();
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** @returns {Counts} */
function countVitest() {
  const report = JSON.parse(readFileSync(`${REPORTS}/vitest.json`, "utf8"));
  const empty = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((t) => t.status === "failed"),
  );
  const tests = report.testResults
    .flatMap((file) => file.assertionResults.map((one) => ({ ...one, file: file.name })))
    .filter((one) => one.status === "failed");
  const names = [
    ...tests.map(
      (one) =>
        `${relative(root, one.file)} › ${one.fullName}: ${firstLine(one.failureMessages[0])}`,
    ),
    ...empty.map((file) => `${relative(root, file.name)}: ${firstLine(file.message)}`),
  ];
  return { passed: report.numPassedTests, failed: names.length, names };
}

/** @returns {Counts} */
function countPlaywright() {
  const report = JSON.parse(readFileSync(`${REPORTS}/playwright.json`, "utf8"));
  const { expected, unexpected, flaky } = report.stats;
  const names = [
    ...report.suites.flatMap(failedSpecs),
    ...report.errors.map(({ message }) => firstLine(message)),
  ];
  return { passed: expected + flaky, failed: unexpected + report.errors.length, names };
}

/** @returns {string[]} */
function failedSpecs(suite) {
  const own = (suite.specs ?? []).filter(({ ok }) => !ok);
  return [
    ...own.map(({ file, title }) => `${file} › ${title}`),
    ...(suite.suites ?? []).flatMap(failedSpecs),
  ];
}

/** @param {string | undefined} text */
function firstLine(text = "") {
  return stripVTControlCharacters(text).split("\n")[0];
}

/**
 * Runs one command in a process group of its own; answers what went wrong, if anything did.
 * @param {string[]} args of node
 * @param {number} budgetMs
 * @returns {Promise<string | undefined>}
 */
async function run(args, budgetMs) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
    env: { ...process.env, CHROMIUM_PATH: chromium.path ?? "", NEXT_TELEMETRY_DISABLED: "1" },
  });
  running = child;
  let late = false;
  const timer = setTimeout(
    () => {
      late = true;
      signalGroup(child, "SIGINT");
      setTimeout(() => signalGroup(child, "SIGKILL"), 30_000).unref();
    },
    Math.max(budgetMs, 0),
  );
  const code = await new Promise((resolve) => child.once("exit", (c, s) => resolve(c ?? s)));
  clearTimeout(timer);
  running = undefined;
  await sleep(50);
  signalGroup(child, "SIGKILL");
  if (late) return "took longer than its time budget and was ended";
  return code === 0 ? undefined : `ended with ${code}`;
}

/** @param {import("node:child_process").ChildProcess | undefined} child */
function signalGroup(child, signal) {
  try {
    if (child?.pid) process.kill(-child.pid, signal);
  } catch {
    // It is gone, as it should be.
  }
}

/** The product of the browser tests ends with them; this is for when they could not see to it. */
function endProduct() {
  if (!existsSync(`${root}/.local/e2e/run.json`)) return;
  const env = { ...process.env, ...E2E };
  spawnSync(process.execPath, [...TSX, "local/down.ts"], { cwd: root, stdio: "inherit", env });
}

/** @returns {{ path?: string, missing?: string }} */
function findChromium() {
  if (process.env.CHROMIUM_PATH) return { path: process.env.CHROMIUM_PATH };
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = () => usual.find((path) => existsSync(path));
  if (!found() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium with apt-get for the browser tests …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const options = { stdio: ["ignore", "ignore", "inherit"], env };
    spawnSync("apt-get", ["update", "-q"], options);
    spawnSync("apt-get", ["install", "-qy", "--no-install-recommends", "chromium"], options);
  }
  const path = found();
  const hint = "no Chromium found: install it, or set CHROMIUM_PATH to a Chromium or Chrome";
  return path ? { path } : { missing: hint };
}
