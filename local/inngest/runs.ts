import { randomUUID } from "node:crypto";
import { type FunctionConfig, type InngestEvent, maxAttempts, type StepMemo } from "./protocol";

type RunStatus = "queued" | "running" | "sleeping" | "completed" | "failed";

/** One run of one function for one event, with everything the SDK needs to continue it. */
export interface Run {
  readonly id: string;
  readonly config: FunctionConfig;
  readonly event: InngestEvent;
  readonly createdAt: number;
  status: RunStatus;
  endedAt?: number;
  requests: number;
  output?: unknown;
  error?: unknown;
  /** Finished steps; the order of this map is the order in which they finished. */
  readonly steps: Map<string, StepMemo>;
  /** Steps that were planned, are asleep or wait for an invoked run. */
  readonly pending: Set<string>;
  /** Calls of this run that are queued, waiting for a retry or on the wire. */
  calls: number;
  parallel: boolean;
  race: boolean;
  readonly whenEnded: Array<(memo: StepMemo) => void>;
}

/** One call to the app: run whatever comes next ("step"), or one planned step by its hash. */
export interface Call {
  readonly run: Run;
  readonly stepId: string;
  readonly attempt: number;
}

export function newRun(config: FunctionConfig, event: InngestEvent, now: number): Run {
  return {
    id: randomUUID(),
    config,
    event,
    createdAt: now,
    status: "queued",
    requests: 0,
    steps: new Map(),
    pending: new Set(),
    calls: 0,
    parallel: false,
    race: false,
    whenEnded: [],
  };
}

export function hasEnded(run: Run): boolean {
  return run.status === "completed" || run.status === "failed";
}

/** The body the SDK expects. Leaving out `ctx.fn_id` means that it never checkpoints. */
export function requestBody({ run, attempt }: Call): string {
  const stack = [...run.steps.keys()];
  return JSON.stringify({
    version: 2,
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(run.steps),
    use_api: false,
    ctx: {
      run_id: run.id,
      attempt,
      max_attempts: maxAttempts(run.config),
      disable_immediate_execution: run.parallel,
      use_api: false,
      stack: { stack, current: stack.length },
      env: "local",
    },
  });
}

/** What GET /_executor/runs shows of a run. */
export function runView(run: Run) {
  return {
    id: run.id,
    function_id: run.config.id,
    status: run.status,
    event: { id: run.event.id, name: run.event.name, data: run.event.data },
    requests: run.requests,
    steps: run.steps.size,
    created_at: new Date(run.createdAt).toISOString(),
    ended_at: run.endedAt === undefined ? null : new Date(run.endedAt).toISOString(),
    output: run.output ?? null,
    error: run.error ?? null,
  };
}
