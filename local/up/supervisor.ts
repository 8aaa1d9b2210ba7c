import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endGroup, signalGroup } from "./processes";
import type { RunFile } from "./run-file";

export interface ChildPlan {
  readonly name: string;
  /** Arguments of node itself. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly ready: (stopped: AbortSignal) => Promise<void>;
}

interface Child {
  readonly plan: ChildPlan;
  process: ChildProcess;
  /** When it died lately; a child that cannot stay alive is given up. */
  deaths: number[];
}

interface SupervisorOptions {
  readonly folder: string;
  readonly runFile: RunFile;
  readonly say: (line: string) => void;
  readonly givenUp: (reason: string) => void;
}

const RESTART_MS = 1_000;
const PATIENCE_MS = 15_000;
const MOST_DEATHS_A_MINUTE = 5;

/** Starts children in process groups of their own, restarts those that die, ends them all. */
export class Supervisor {
  readonly #children: Child[] = [];
  readonly #options: SupervisorOptions;
  readonly #stopping = new AbortController();

  constructor(options: SupervisorOptions) {
    this.#options = options;
    mkdirSync(join(options.folder, "logs"), { recursive: true });
  }

  /** Resolves when the child is ready; throws with its last words when it dies before. */
  async start(plan: ChildPlan): Promise<void> {
    writeFileSync(this.#log(plan.name), "");
    const child: Child = { plan, process: this.#spawn(plan), deaths: [] };
    this.#children.push(child);
    await this.#untilReady(child);
    this.#keepAlive(child);
  }

  /** The last started goes first, so that nothing loses what it depends on. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const { process } of this.#children.toReversed()) {
      if (process.pid !== undefined) await endGroup(process.pid, PATIENCE_MS);
    }
  }

  /** Ends everything this instant. */
  kill(): void {
    this.#stopping.abort();
    for (const { process } of this.#children) {
      if (process.pid !== undefined) signalGroup(process.pid, "SIGKILL");
    }
  }

  #spawn(plan: ChildPlan): ChildProcess {
    const log = openSync(this.#log(plan.name), "a");
    const process_ = spawn(process.execPath, [...plan.args], {
      env: { ...process.env, ...plan.env },
      stdio: ["ignore", log, log],
      detached: true,
    });
    if (process_.pid !== undefined) this.#options.runFile.setChild(plan.name, process_.pid);
    return process_;
  }

  async #untilReady(child: Child): Promise<void> {
    const over = new AbortController();
    const { name, ready } = child.plan;
    const died = new Promise<never>((_, reject) => {
      child.process.once("exit", (code, signal) => {
        if (!over.signal.aborted) reject(new Error(this.#lastWords(name, signal ?? code)));
      });
    });
    try {
      const ended = AbortSignal.any([over.signal, this.#stopping.signal]);
      await Promise.race([ready(ended), died]);
    } finally {
      over.abort();
    }
  }

  #keepAlive(child: Child): void {
    const exited = (code: number | null, signal: NodeJS.Signals | null) => {
      // Whatever it had started itself goes with it.
      if (child.process.pid !== undefined) signalGroup(child.process.pid, "SIGTERM");
      if (!this.#stopping.signal.aborted) void this.#restart(child, signal ?? code);
    };
    const { exitCode, signalCode } = child.process;
    if (exitCode !== null || signalCode !== null) exited(exitCode, signalCode);
    else child.process.once("exit", exited);
  }

  async #restart(child: Child, cause: string | number | null): Promise<void> {
    const { name } = child.plan;
    const now = Date.now();
    child.deaths = [...child.deaths.filter((at) => at > now - 60_000), now];
    if (child.deaths.length > MOST_DEATHS_A_MINUTE) {
      return this.#options.givenUp(`${name} keeps ending. ${this.#lastWords(name, cause)}`);
    }
    this.#options.say(`${name} ended (${cause}), starting it again`);
    await sleep(RESTART_MS);
    if (this.#stopping.signal.aborted) return;
    child.process = this.#spawn(child.plan);
    const restarted = this.#untilReady(child).then(
      () => this.#options.say(`${name} is ready again`),
      () => undefined,
    );
    this.#keepAlive(child);
    await restarted;
  }

  #lastWords(name: string, cause: string | number | null): string {
    const lines = readFileSync(this.#log(name), "utf8").trimEnd().split("\n").slice(-20);
    return `${name} ended (${cause}). Its last words (${this.#log(name)}):\n${lines.join("\n")}`;
  }

  #log(name: string): string {
    return join(this.#options.folder, "logs", `${name}.log`);
  }
}
