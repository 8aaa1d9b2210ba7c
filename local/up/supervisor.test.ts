import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isSame, startMark } from "./processes";
import { AlreadyRunning, endLeftovers, RunFile } from "./run-file";
import { type ChildPlan, Supervisor } from "./supervisor";
import { until } from "./wait";

let folder: string;
let runFile: RunFile;
let supervisor: Supervisor;
let said: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tributary-up-"));
  ({ file: runFile } = await RunFile.claim(folder));
  said = [];
  const say = (line: string) => void said.push(line);
  supervisor = new Supervisor({ folder, runFile, say, givenUp: say });
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;

/** A child that writes its pid, starts a child of its own and then waits. */
function plan(name: string): ChildPlan {
  const file = join(folder, `${name}.pid`);
  const script = `
    const grandchild = require("node:child_process").spawn("sleep", ["60"]);
    require("node:fs").writeFileSync(process.env.FILE, process.pid + " " + grandchild.pid);
    setInterval(() => {}, 1000)`;
  const ready = (stopped: AbortSignal) =>
    until("the pid is there", 5_000, stopped, async () => readFileSync(file, "utf8") !== "");
  return { name, args: ["-e", script], env: { FILE: file }, ready };
}

function pids(name: string): number[] {
  return readFileSync(join(folder, `${name}.pid`), "utf8")
    .split(" ")
    .map(Number);
}

const allGone = (list: readonly number[]) =>
  until("all are gone", 5_000, never, async () => list.every((pid) => !startMark(pid)));

describe("the supervisor", () => {
  test("a killed child is started again and its own children go with it", async () => {
    await supervisor.start(plan("app"));
    const before = pids("app");
    writeFileSync(join(folder, "app.pid"), "");
    process.kill(before[0] ?? 0, "SIGKILL");
    await until("it is back", 5_000, never, async () => said.includes("app is ready again"));
    expect(said[0]).toBe("app ended (SIGKILL), starting it again");
    await allGone(before);
    expect(pids("app")).not.toEqual(before);
  });

  test("stopping leaves nobody behind", async () => {
    await supervisor.start(plan("one"));
    await supervisor.start(plan("two"));
    await supervisor.stop();
    await allGone([...pids("one"), ...pids("two")]);
    expect(said).toEqual([]);
  });

  test("a child that dies before it is ready fails with its last words", async () => {
    const script = 'console.error("no such table"); process.exit(3)';
    const broken = { ...plan("broken"), args: ["-e", script], ready: () => sleep(5_000) };
    await expect(supervisor.start(broken)).rejects.toThrow(
      /broken ended \(3\)(.|\n)*no such table/,
    );
  });
});

describe("the run file", () => {
  test("a second start in the same folder is told where the first one runs", async () => {
    runFile.setUrl("http://127.0.0.1:3000");
    const second = RunFile.claim(folder);
    await expect(second).rejects.toThrow(AlreadyRunning);
    await expect(second).rejects.toThrow("already running at http://127.0.0.1:3000");
  });

  test("a start after the supervisor was killed ends the children that it left", async () => {
    const { args, env, ready } = plan("app");
    const options = { detached: true, env: { ...process.env, ...env } };
    const left = spawn(process.execPath, args, options);
    await ready(never);
    runFile.setChild("app", left.pid ?? 0);
    pretendTheSupervisorIsGone();
    expect(await endLeftovers(folder)).toEqual(["app"]);
    await allGone(pids("app"));
  });

  test("a process that merely has a recorded pid is left alone", async () => {
    const stranger = spawn("sleep", ["60"], { detached: true });
    const pid = stranger.pid ?? 0;
    runFile.setChild("app", pid);
    pretendTheSupervisorIsGone((text) => text.replaceAll(startMark(pid) ?? "?", "another start"));
    expect(await endLeftovers(folder)).toEqual([]);
    expect(startMark(pid)).toBeDefined();
    stranger.kill("SIGKILL");
  });

  test("a start mark names one process", () => {
    const mark = startMark(process.pid) ?? "";
    expect(isSame(process.pid, mark)).toBe(true);
    expect(isSame(process.ppid, mark)).toBe(false);
  });
});

function pretendTheSupervisorIsGone(change = (text: string) => text): void {
  const path = join(folder, "run.json");
  const text = change(readFileSync(path, "utf8"));
  const record = JSON.parse(text);
  writeFileSync(path, JSON.stringify({ ...record, supervisor: { name: "up", pid: 1, mark: "x" } }));
}
