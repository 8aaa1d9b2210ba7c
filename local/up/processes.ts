import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * When a process was started, or undefined when it is gone. A process id alone is reused after
 * a while; together with this it names one process, so that no stranger is ever ended.
 */
export function startMark(pid: number): string | undefined {
  return process.platform === "linux" ? linuxMark(pid) : psMark(pid);
}

export function isSame(pid: number, mark: string): boolean {
  return startMark(pid) === mark;
}

const MEMBERS_PATIENCE_MS = 500;
const PAUSE_MS = 25;

/**
 * Asks a process group to end and insists after a while. Its leader is given time to end well;
 * what is left of the group then had its chance. Quiet when all is already gone.
 */
export async function endGroup(pid: number, patienceMs: number): Promise<void> {
  signalGroup(pid, "SIGTERM");
  await holdsFor(patienceMs, () => startMark(pid) !== undefined);
  await holdsFor(MEMBERS_PATIENCE_MS, () => groupExists(pid));
  signalGroup(pid, "SIGKILL");
}

async function holdsFor(limitMs: number, holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < limitMs && holds(); waited += PAUSE_MS) await sleep(PAUSE_MS);
}

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // No such group any more, which is what was wanted.
  }
}

function groupExists(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Field 22 of stat counts the ticks since this boot. The name before it may hold spaces. */
function linuxMark(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return undefined;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function psMark(pid: number): string | undefined {
  try {
    const args = ["-o", "lstart=", "-p", String(pid)];
    const said = execFileSync("ps", args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return said.trim() || undefined;
  } catch {
    return undefined;
  }
}
