import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

/** What a process and its children, living and dead, have used. Linux only; elsewhere no number. */
export function cpuSecondsOf(pid: number): number {
  try {
    const own = ticksOf(pid, true);
    const children = childrenOf(pid).reduce((sum, child) => sum + ticksOf(child, false), 0);
    return (own + children) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}

/** From the 14th on: user and system time, and those of children that have ended. */
function ticksOf(pid: number, withEnded: boolean): number {
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fieldsOf(pid)
    .slice(11)
    .map(Number);
  return user + system + (withEnded ? endedUser + endedSystem : 0);
}

function childrenOf(pid: number): number[] {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes.map(Number).filter((one) => {
    try {
      return Number(fieldsOf(one)[1]) === pid;
    } catch {
      return false;
    }
  });
}

/** The fields after the name, which may hold spaces. */
function fieldsOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
