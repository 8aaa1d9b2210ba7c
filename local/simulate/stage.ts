import { sql } from "drizzle-orm";
import { type Connection, query } from "../../db/client";
import { Killed, Player } from "./player";

const LOOK_AFTER_MS = 4;
const LOOK_AT_LEAST_MS = 64;
const STALL_MS = 20_000;
const GATE = "usage: the clock is read, nothing is written";

/**
 * Lets players advance one at a time. After each step it waits until everyone has stopped: at a
 * point, at the end, or behind a lock of one who has stopped. So a seed replays.
 */
export class Stage {
  readonly players: Player[] = [];
  readonly #observer: Connection;
  readonly #observerPid: number;
  readonly #closed = new Set<Player>();
  #notify: () => void = () => undefined;

  private constructor(observer: Connection, observerPid: number) {
    this.#observer = observer;
    this.#observerPid = observerPid;
  }

  static async open(observer: Connection): Promise<Stage> {
    return new Stage(observer, await pidOf(observer));
  }

  addPlayer(pid: number): Player {
    const player = new Player(this.players.length + 1, pid, () => this.#notify());
    this.players.push(player);
    return player;
  }

  idle(): Player | undefined {
    return this.players.find(({ state }) => state === "idle");
  }

  paused(): Player[] {
    return this.players.filter(({ state }) => state === "paused");
  }

  hasBlocked(): boolean {
    return this.players.some(({ blocked }) => blocked);
  }

  /** Starts a job; `done` hears how it ended. */
  async play(
    player: Player,
    job: string,
    work: () => Promise<unknown>,
    done: (fault: unknown) => void,
  ): Promise<void> {
    player.begin(job);
    const ended = (fault: unknown) => {
      if (!(fault instanceof Killed) && !player.dead) done(fault);
      player.end();
    };
    work().then(() => ended(undefined), ended);
    await this.settle();
  }

  async step(player: Player, points: number): Promise<void> {
    const { atGate } = player;
    // First: once the gate is open it may be at the next point before we hear of it.
    player.go(points);
    if (atGate) await this.#openGate(player);
    await this.settle();
  }

  async kill(player: Player): Promise<void> {
    const { atGate } = player;
    player.atGate = false;
    player.die();
    if (atGate) await this.#observer.client`select pg_cancel_backend(${player.pid})`;
    await this.settle();
  }

  /** From here on this player's usage stops between reading the clock and writing. */
  async closeGate(player: Player): Promise<void> {
    if (this.#closed.has(player)) return;
    this.#closed.add(player);
    await this.#observer.client`select pg_advisory_lock(${player.slot})`;
  }

  async #openGate(player: Player): Promise<void> {
    player.atGate = false;
    this.#closed.delete(player);
    await this.#observer.client`select pg_advisory_unlock(${player.slot})`;
  }

  async settle(): Promise<void> {
    const began = performance.now();
    for (let waitMs = LOOK_AFTER_MS; ; waitMs *= 2) {
      const running = this.players.filter(({ state }) => state === "running");
      if (running.length === 0) return;
      await this.#change(waitMs);
      const still = running.filter(({ state }) => state === "running");
      if (still.length > 0 && (await this.#look(still))) return;
      if (performance.now() - began > STALL_MS) {
        const where = still.map(({ job, point }) => `${job} at ${point}`);
        throw new Error(`the stage stands still: ${where.join(", ")}`);
      }
    }
  }

  /** True when all of these wait for others, and some other can still be let go. */
  async #look(running: readonly Player[]): Promise<boolean> {
    const pids = `{${running.map(({ pid }) => pid).join()}}`;
    const rows = await query<{ pid: number; by: number[] }>(
      this.#observer.db,
      sql`select pid, pg_blocking_pids(pid) as by from unnest(${pids}::int[]) as pid`,
    );
    const blockers = new Map(rows.map(({ pid, by }) => [pid, by]));
    for (const player of running) {
      if (player.state !== "running" || player.dead) continue;
      const by = blockers.get(player.pid) ?? [];
      player.blocked = by.length > 0;
      if (player.blocked) player.hold();
      if (!by.includes(this.#observerPid)) continue;
      Object.assign(player, { atGate: true, blocked: false, state: "paused", point: GATE });
    }
    const free = this.players.filter(({ state, blocked }) => state === "running" && !blocked);
    return free.length === 0 && this.paused().length > 0;
  }

  /** Somebody stopped, or it is time to look whether somebody is stuck behind a lock. */
  #change(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(waitMs, LOOK_AT_LEAST_MS));
      this.#notify = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function pidOf({ db }: Pick<Connection, "db">): Promise<number> {
  const [row] = await query<{ pid: number }>(db, sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}
