/** What a process that died leaves: no more statements, no more calls, no cleaning up. */
export class Killed extends Error {
  override readonly name = "Killed";
}

type State = "idle" | "running" | "paused";

/**
 * One process at work on one job. It stops at every named point (a statement, a commit, a call to
 * Stripe) until the stage lets it go on; there it may also die.
 */
export class Player {
  readonly slot: number;
  readonly pid: number;
  state: State = "idle";
  job = "";
  point = "";
  dead = false;
  /** Waits inside its statement, at the gate between the clock and the first row. */
  atGate = false;
  /** Waits for a lock that another one holds. */
  blocked = false;
  /** How long its job has taken, in business minutes. */
  minutes = 0;
  #credit = 0;
  #wake: () => void = () => undefined;
  readonly #changed: () => void;

  constructor(slot: number, pid: number, changed: () => void) {
    this.slot = slot;
    this.pid = pid;
    this.#changed = changed;
  }

  /** Waits at a named point; throws Killed when this is where it dies. */
  async reach(point: string): Promise<void> {
    this.refuseIfDead();
    this.point = point;
    if (this.#credit > 0) {
      this.#credit -= 1;
      return;
    }
    const woken = new Promise<void>((wake) => {
      this.#wake = wake;
    });
    this.state = "paused";
    this.blocked = false;
    this.#changed();
    await woken;
    this.refuseIfDead();
  }

  refuseIfDead(): void {
    if (this.dead) throw new Killed(`${this.job} died at ${this.point}`);
  }

  /** Lets it pass so many points before it stops again. */
  go(points: number): void {
    this.#credit = points - 1;
    this.state = "running";
    this.#wake();
  }

  /** It stops at the very next point, whatever it was allowed. */
  hold(): void {
    this.#credit = 0;
  }

  die(): void {
    this.dead = true;
    this.state = "running";
    this.#wake();
  }

  begin(job: string): void {
    Object.assign(this, { job, point: "start", state: "running", dead: false, blocked: false });
    this.minutes = 0;
    this.#credit = 0;
  }

  end(): void {
    this.state = "idle";
    this.atGate = false;
    this.blocked = false;
    this.#changed();
  }
}
