import { type Answer, callApp, type Retry } from "./answers";
import { sleepMs } from "./duration";
import { Slots } from "./limits";
import type { Op, StepMemo } from "./protocol";
import { type FunctionConfig, type InngestEvent, maxAttempts } from "./protocol";
import { type Call, hasEnded, newRun, type Run } from "./runs";
import { Timers } from "./timers";

export interface EngineOptions {
  /** The first retry waits this long, each further one twice as long, up to five minutes. */
  readonly retryMs: number;
  readonly invoke: (functionId: string, data: unknown, whenEnded: Run["whenEnded"][0]) => void;
  readonly ended: (run: Run) => void;
  /** Some call came to its end: perhaps there is nothing left to do. */
  readonly settled: () => void;
}

const NEXT = "step";
const UNREACHABLE_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5 * 60_000;

/** Drives runs: calls the app, remembers what the steps returned, calls again until it is done. */
export class Engine {
  readonly active = new Set<Run>();
  readonly #ready: Call[] = [];
  readonly #slots = new Slots();
  readonly #timers = new Timers();
  readonly #stopped = new AbortController();
  readonly #options: EngineOptions;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  start(config: FunctionConfig, event: InngestEvent, delayMs: number): Run {
    const run = newRun(config, event, Date.now());
    this.active.add(run);
    this.#enqueue({ run, stepId: NEXT, attempt: 0 }, delayMs);
    return run;
  }

  stop(): void {
    this.#stopped.abort();
    this.#timers.clear();
    this.#ready.length = 0;
  }

  #enqueue(call: Call, delayMs: number): void {
    call.run.calls += 1;
    if (call.run.status === "sleeping") call.run.status = "running";
    this.#timers.after(delayMs, () => {
      this.#ready.push(call);
      this.#pump();
    });
  }

  /** Starts what may start, in order; a call whose function is full lets later ones pass. */
  #pump(): void {
    const waiting = this.#ready.splice(0);
    for (const call of waiting) {
      const release = this.#slots.take(call.run);
      if (release === undefined) this.#ready.push(call);
      else void this.#make(call).finally(() => this.#made(call, release));
    }
  }

  async #make(call: Call): Promise<void> {
    const { run } = call;
    if (hasEnded(run)) return;
    run.status = "running";
    run.requests += 1;
    const answer = await callApp(call, this.#stopped.signal);
    if (!this.#stopped.signal.aborted && !hasEnded(run)) this.#apply(call, answer);
  }

  #made({ run }: Call, release: () => void): void {
    release();
    run.calls -= 1;
    if (run.calls === 0 && !hasEnded(run)) run.status = "sleeping";
    this.#pump();
    this.#options.settled();
  }

  #apply(call: Call, answer: Answer): void {
    if (answer.kind === "returned") this.#end(call.run, { data: answer.output });
    else if (answer.kind === "ops") this.#applyOps(call, answer.ops, answer.retry);
    else if (answer.kind === "unreachable") this.#repeat(call);
    else if (!this.#retried(call, answer.retry)) this.#end(call.run, { error: answer.error });
  }

  /** The call never arrived, so it costs no attempt. */
  #repeat(call: Call): void {
    call.run.requests -= 1;
    this.#enqueue(call, UNREACHABLE_RETRY_MS);
  }

  #applyOps(call: Call, ops: readonly Op[], retry: Retry): void {
    const { run } = call;
    if (ops.length > 1) run.parallel = true;
    for (const op of ops) {
      if (hasEnded(run)) return;
      if (run.steps.has(op.id)) continue;
      if (FINISHED.has(op.op)) this.#finishStep(call, op, retry);
      else if (!run.pending.has(op.id)) this.#beginStep(run, op);
    }
    // An answer that neither finished nor began anything would leave the run waiting for ever.
    if (hasEnded(run) || run.calls > 1 || run.pending.size > 0) return;
    this.#end(run, { error: { name: "Error", message: "The SDK answered with no step to run" } });
  }

  #finishStep(call: Call, op: Op, retry: Retry): void {
    const { run } = call;
    if (op.op === "RunComplete") this.#end(run, { data: op.data });
    else if (op.op === "StepRun") this.#remember(run, op.id, { data: op.data ?? null });
    else if (op.op === "StepFailed" || !this.#retried(call, retry)) {
      this.#remember(run, op.id, { error: op.error ?? op.data ?? null });
    }
  }

  #beginStep(run: Run, op: Op): void {
    run.pending.add(op.id);
    if (op.opts?.parallelMode === "race") run.race = true;
    if (op.op === "StepPlanned") this.#enqueue({ run, stepId: op.id, attempt: 0 }, 0);
    else if (op.op === "Sleep") this.#sleep(run, op);
    else if (op.op === "InvokeFunction") this.#invoke(run, op);
    else {
      const message = `The local executor does not know the step type ${op.op}`;
      this.#end(run, { error: { name: "Error", message } });
    }
  }

  #sleep(run: Run, op: Op): void {
    const lengthMs = sleepMs(String(op.name ?? ""), Date.now());
    this.#timers.after(lengthMs, () => this.#remember(run, op.id, { data: null }));
  }

  #invoke(run: Run, op: Op): void {
    const { function_id: id, payload } = op.opts ?? {};
    const given = typeof payload === "object" && payload !== null ? payload : {};
    const data = "data" in given ? given.data : {};
    this.#options.invoke(String(id), data, (memo) => this.#remember(run, op.id, memo));
  }

  #remember(run: Run, id: string, memo: StepMemo): void {
    if (hasEnded(run)) return;
    run.steps.set(id, memo);
    run.pending.delete(id);
    // Parallel steps are gathered: the function continues once all of them, or in a race one, is
    // there.
    if (run.pending.size === 0 || run.race) this.#discover(run);
  }

  #discover(run: Run): void {
    this.#enqueue({ run, stepId: NEXT, attempt: 0 }, 0);
  }

  #retried(call: Call, retry: Retry): boolean {
    const left = call.attempt + 1 < maxAttempts(call.run.config);
    if (!retry.allowed || !left) return false;
    const backoff = Math.min(this.#options.retryMs * 2 ** call.attempt, LONGEST_RETRY_MS);
    this.#enqueue({ ...call, attempt: call.attempt + 1 }, retry.afterMs ?? backoff);
    return true;
  }

  #end(run: Run, memo: StepMemo): void {
    run.status = "error" in memo ? "failed" : "completed";
    if ("error" in memo) run.error = memo.error;
    else run.output = memo.data;
    run.endedAt = Date.now();
    this.active.delete(run);
    for (const listener of run.whenEnded) listener(memo);
    this.#options.ended(run);
  }
}

const FINISHED = new Set(["StepRun", "StepError", "StepFailed", "RunComplete"]);
