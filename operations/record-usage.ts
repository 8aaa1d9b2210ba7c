import "server-only";
import { type Database, isLockedOut } from "@/db/client";
import { coalesce, PartlyDone, perDatabase } from "@/db/coalesce";
import {
  compareWithRecorded,
  heldApps,
  type PlacedUsage,
  type RecordedUsage,
  recordAccruals,
  type UsageVerdict,
} from "@/db/queries/usage";
import {
  checkUsage,
  type RejectedUsage,
  TOO_LONG_AGO,
  type UsageFault,
  type UsageReport,
} from "@/domain/earnings/usage";
import { invariant, type Micros } from "@/domain/money";
import type { Context } from "./context";

/**
 * Turns reported calls into earnings (section 4, R2, R3, R7). Good calls land even when others
 * are bad; a repeat is counted and changes nothing; another call under a used id is rejected.
 * Requests that wait at the same time share one statement; each is answered after its commit.
 */
export function recordUsage(ctx: Context, raw: readonly unknown[]): Promise<UsageReport> {
  return recorderOf(ctx.db)({ ctx, raw, tries: 1 });
}

interface Request {
  readonly ctx: Context;
  readonly raw: readonly unknown[];
  readonly tries: number;
}

/** By measurement: docs/performance.md. More at once wait for each other, fewer leave a core. */
const LIMITS = { lanes: 2, most: 4_000, weigh: ({ raw }: Request) => raw.length };
const recorderOf = perDatabase(() => coalesce(recordTogether, LIMITS));

/** Where requests wait whose developers' rows are held: nobody else's wait behind them. */
const waitingRoomOf = perDatabase(() => coalesce(recordTogether, { ...LIMITS, lanes: 1 }));
/** Of some seconds each: a frozen process is cut off within half a minute. */
const MOST_TRIES = 20;

type Answers = (UsageReport | Promise<UsageReport>)[];

/** Records requests together; those of developers whose rows are held are promised for later. */
async function recordTogether(requests: readonly Request[]): Promise<Answers> {
  try {
    return await recordNow(requests);
  } catch (fault) {
    const [first] = requests;
    if (!first || !isLockedOut(fault)) throw fault;
    return goRoundTheHeld(first.ctx.db, requests, fault);
  }
}

async function goRoundTheHeld(
  db: Database,
  requests: readonly Request[],
  fault: unknown,
): Promise<Answers> {
  const held = new Set(await heldApps(db, [...new Set(requests.flatMap(appsOf))]));
  const again = requests.map((request) => ({ ...request, tries: request.tries + 1 }));
  const isHeld = (request: Request) => appsOf(request).some((app) => held.has(app));
  const free = again.filter((request) => !isHeld(request) && request.tries <= MOST_TRIES);
  const answers = new Map(
    (free.length > 0 ? await recordTogether(free) : []).map((one, place) => [free[place], one]),
  );
  return again.map((request) => {
    const answer = answers.get(request);
    if (answer) return answer;
    return request.tries <= MOST_TRIES ? waitingRoomOf(db)(request) : Promise.reject(fault);
  });
}

function appsOf({ raw }: Request): string[] {
  return raw.flatMap((call) => {
    const named = typeof call === "object" && call !== null && "app_id" in call && call.app_id;
    return typeof named === "string" ? [named] : [];
  });
}

/** All contexts of one database live by its clock, so the first one's serves them all. */
async function recordNow(requests: readonly Request[]): Promise<UsageReport[]> {
  const [first] = requests;
  if (!first) return [];
  const { ctx } = first;
  const now = await ctx.now();
  const raw = requests.length === 1 ? first.raw : requests.flatMap((request) => request.raw);
  const { good, stale, rejected } = check(raw, now);

  const recorded = good.length > 0 ? await recordAccruals(ctx.db, good) : [];
  const verdicts = await judgeTheRest(ctx.db, good, recorded, stale);
  for (const { position, verdict } of verdicts) {
    if (verdict !== "duplicate") rejected.push(refuse(raw, position, EXPLAINED[verdict]));
  }
  const repeats = verdicts.filter(({ verdict }) => verdict === "duplicate");
  return divide(requests, { recorded, repeats, rejected });
}

async function judgeTheRest(
  db: Database,
  good: readonly PlacedUsage[],
  recorded: readonly RecordedUsage[],
  stale: readonly PlacedUsage[],
): Promise<UsageVerdict[]> {
  if (recorded.length === good.length && stale.length === 0) return [];
  const landed = new Set(recorded.map(({ position }) => position));
  const left = [...good.filter(({ position }) => !landed.has(position)), ...stale];
  return compareForSure(db, left);
}

const MOST_COMPARISONS = 3;

/** Tried again by itself: what was recorded a moment ago would pass for a repeat otherwise. */
async function compareForSure(
  db: Database,
  left: readonly PlacedUsage[],
  tries = 1,
): Promise<UsageVerdict[]> {
  try {
    return await compareWithRecorded(db, left);
  } catch (cause) {
    if (tries < MOST_COMPARISONS) return compareForSure(db, left, tries + 1);
    throw new PartlyDone("calls are recorded, and repeats could not be told", { cause });
  }
}

interface Together {
  readonly recorded: readonly RecordedUsage[];
  readonly repeats: readonly UsageVerdict[];
  readonly rejected: readonly RejectedUsage[];
}

/** Gives each request what became of its own calls, by the places where they stood. */
function divide(requests: readonly Request[], together: Together): UsageReport[] {
  const shares: Share[] = [];
  const shareAt: Share[] = [];
  for (const { raw } of requests) {
    const starts = shareAt.length;
    const share = { starts, accepted: 0, duplicates: 0, rejected: [], accrued: 0n };
    shares.push(share);
    for (let n = 0; n < raw.length; n += 1) shareAt.push(share);
  }
  for (const { position, amount } of together.recorded) {
    const share = at(shareAt, position);
    share.accepted += 1;
    share.accrued += amount;
  }
  for (const { position } of together.repeats) at(shareAt, position).duplicates += 1;
  for (const fault of together.rejected) {
    const share = at(shareAt, fault.index);
    share.rejected.push({ ...fault, index: fault.index - share.starts });
  }
  return shares.map(({ starts: _, rejected, ...counts }) => ({
    ...counts,
    rejected: rejected.sort((a, b) => a.index - b.index),
  }));
}

interface Share {
  readonly starts: number;
  accepted: number;
  duplicates: number;
  accrued: Micros;
  readonly rejected: RejectedUsage[];
}

function at(shares: readonly Share[], position: number): Share {
  const share = shares[position];
  invariant(share !== undefined, `no request holds a call at ${position}`);
  return share;
}

const EXPLAINED = {
  id_conflict: { code: "id_conflict", detail: "id was used before for a call that differs" },
  unknown_app: { code: "unknown_app", detail: "app_id names no app" },
  unrecorded: TOO_LONG_AGO,
} as const satisfies Record<string, UsageFault>;

function check(raw: readonly unknown[], now: Date) {
  const good: PlacedUsage[] = [];
  const stale: PlacedUsage[] = [];
  const rejected: RejectedUsage[] = [];
  for (const [position, call] of raw.entries()) {
    const checked = checkUsage(call, now);
    if ("usage" in checked) good.push({ position, usage: checked.usage });
    else if ("stale" in checked) stale.push({ position, usage: checked.stale });
    else rejected.push(refuse(raw, position, checked.fault));
  }
  return { good, stale, rejected };
}

function refuse(raw: readonly unknown[], index: number, fault: UsageFault): RejectedUsage {
  const call = raw[index];
  const named = typeof call === "object" && call !== null && "id" in call ? call.id : null;
  return { index, id: typeof named === "string" ? named : null, ...fault };
}
