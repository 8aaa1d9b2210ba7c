import type { BenchRow } from "../frame";
import { duringRun } from "./during-run";
import { httpIngest } from "./http-ingest";
import { ingest } from "./ingest";
import { million } from "./million";
import { planning } from "./planning";
import { reads } from "./reads";
import { sending } from "./sending";
import { singleEvents } from "./single-events";
import { twoProcesses } from "./two-processes";

/** In the order of the table. */
export const ROWS: readonly BenchRow[] = [
  ingest,
  httpIngest,
  singleEvents,
  planning,
  duringRun,
  sending,
  reads,
  million,
  twoProcesses,
];
