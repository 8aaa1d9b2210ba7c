import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  ATTEMPT_MOVES,
  ATTEMPT_STATES,
  PAYOUT_MOVES,
  PAYOUT_STATES,
  RESERVE_MOVES,
  RESERVE_STATES,
} from "../domain/payouts/states";
import { suiteDatabase } from "../local/testing";
import { query, queryOne } from "./client";

interface Machine {
  readonly thing: string;
  readonly table: string;
  readonly states: readonly string[];
  readonly moves: Readonly<Record<string, readonly string[]>>;
}

const MACHINES: readonly Machine[] = [
  { thing: "payout", table: "payouts", states: PAYOUT_STATES, moves: PAYOUT_MOVES },
  { thing: "attempt", table: "transfer_attempts", states: ATTEMPT_STATES, moves: ATTEMPT_MOVES },
  { thing: "reserve", table: "reserves", states: RESERVE_STATES, moves: RESERVE_MOVES },
];

const database = suiteDatabase(1);

describe.each(MACHINES)("$thing, in the domain and in the database", (machine) => {
  const { thing, table, states, moves } = machine;
  const legal = states.flatMap((from) => (moves[from] ?? []).map((to) => `${from} > ${to}`));

  test("the table of moves is the same", async () => {
    const rows = await query<{ move: string }>(
      database().db,
      sql`select from_state || ' > ' || to_state as move from state_moves where thing = ${thing}`,
    );
    expect(rows.map(({ move }) => move).sort()).toEqual([...legal].sort());
  });

  test("the states of the CHECK are the same", async () => {
    const { rule } = await queryOne<{ rule: string }>(
      database().db,
      sql`select pg_get_constraintdef(oid) as rule from pg_constraint
        where conrelid = ${table}::regclass and conname = ${`${thing}_state_is_known`}`,
    );
    const known = [...rule.matchAll(/'(\w+)'/g)].map(([, state]) => state);
    expect(known.sort()).toEqual([...states].sort());
  });

  test("a trigger refuses every other move of this table", async () => {
    const { rule } = await queryOne<{ rule: string }>(
      database().db,
      sql`select pg_get_triggerdef(oid) as rule from pg_trigger
        where tgrelid = ${table}::regclass and tgname = 'moves_legally' and tgenabled = 'O'`,
    );
    expect(rule).toContain("BEFORE UPDATE OF state ");
    expect(rule).toContain(`EXECUTE FUNCTION refuse_illegal_move('${thing}')`);
  });

  test("the trigger lets the legal moves through and no other", async () => {
    const moved = `moved_${thing}`;
    await database().db.execute(
      sql.raw(`create table ${moved} (state text);
      create trigger moves_legally before update of state on ${moved}
        for each row execute function refuse_illegal_move('${thing}')`),
    );
    const passed: string[] = [];
    for (const from of states) {
      for (const to of states.filter((state) => state !== from)) {
        await database().db.execute(
          sql.raw(`truncate ${moved}; insert into ${moved} values
          ('${from}')`),
        );
        const move = database().db.execute(sql.raw(`update ${moved} set state = '${to}'`));
        if (await isAllowed(move)) passed.push(`${from} > ${to}`);
      }
    }
    const changing = legal.filter((move) => new Set(move.split(" > ")).size === 2);
    expect(passed.sort()).toEqual(changing.sort());
  });
});

async function isAllowed(move: Promise<unknown>): Promise<boolean> {
  return move.then(
    () => true,
    () => false,
  );
}
