import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { endGroup, isSame, startMark } from "./processes";

/**
 * `run.json` says who runs the product in this folder: the process that supervises and the
 * children it started. It is both the lock against a second start and what lets the next start
 * end children whose supervisor was killed.
 */
const processSchema = z.object({ name: z.string(), pid: z.number().int(), mark: z.string() });
const runSchema = z.object({
  supervisor: processSchema,
  url: z.string().nullable(),
  children: z.array(processSchema),
});

type Recorded = z.infer<typeof processSchema>;
type RunRecord = z.infer<typeof runSchema>;

/** Another process supervises this folder already. */
export class AlreadyRunning extends Error {
  constructor(readonly record: RunRecord) {
    const { url } = record;
    super(`The product is already running${url === null ? "" : ` at ${url}`}`);
  }
}

export class RunFile {
  readonly #path: string;
  readonly #record: RunRecord;

  private constructor(path: string) {
    this.#path = path;
    this.#record = { supervisor: recorded("up", process.pid), url: null, children: [] };
    // A link fails when the name is taken: of two starts at the same moment one gets it.
    const own = this.#writeBeside();
    try {
      linkSync(own, path);
    } finally {
      rmSync(own);
    }
  }

  /** Takes the folder, after ending what a killed supervisor left behind. */
  static async claim(folder: string): Promise<{ file: RunFile; ended: string[] }> {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "run.json");
    const ended = await endLeftovers(folder);
    try {
      return { file: new RunFile(path), ended };
    } catch {
      // Somebody was faster; looking again tells who.
      await endLeftovers(folder);
      return { file: new RunFile(path), ended };
    }
  }

  setUrl(url: string): void {
    this.#record.url = url;
    this.#write();
  }

  setChild(name: string, pid: number): void {
    this.#record.children = this.#record.children.filter((child) => child.name !== name);
    this.#record.children.push(recorded(name, pid));
    this.#write();
  }

  release(): void {
    rmSync(this.#path, { force: true });
  }

  #write(): void {
    renameSync(this.#writeBeside(), this.#path);
  }

  /** Readers only ever see whole files: written under another name, then put in place. */
  #writeBeside(): string {
    const own = `${this.#path}.${process.pid}`;
    writeFileSync(own, JSON.stringify(this.#record, null, 2));
    return own;
  }
}

/** Asks the supervisor to end, which ends its children, and insists when it does not. */
export async function endSupervisor({ record }: AlreadyRunning): Promise<void> {
  const { pid, mark } = record.supervisor;
  process.kill(pid, "SIGTERM");
  for (let waited = 0; waited < 30_000 && isSame(pid, mark); waited += 50) await sleep(50);
  if (isSame(pid, mark)) process.kill(pid, "SIGKILL");
}

/** Ends recorded processes that are provably the recorded ones; answers their names. */
export async function endLeftovers(folder: string): Promise<string[]> {
  const path = join(folder, "run.json");
  const record = read(path);
  if (record === undefined) return [];
  if (isSame(record.supervisor.pid, record.supervisor.mark)) throw new AlreadyRunning(record);
  const alive = record.children.filter(({ pid, mark }) => isSame(pid, mark));
  await Promise.all(alive.map(({ pid }) => endGroup(pid, 10_000)));
  rmSync(path, { force: true });
  return alive.map(({ name }) => name);
}

/** A torn or foreign file counts as none, and is replaced. */
function read(path: string): RunRecord | undefined {
  try {
    return runSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    rmSync(path, { force: true });
    return undefined;
  }
}

function recorded(name: string, pid: number): Recorded {
  return { name, pid, mark: startMark(pid) ?? "gone" };
}
