import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { query } from "@/db/client";
import { createTestContext, noGateway, suiteDatabase } from "../local/testing";
import { answerOnce } from "./answer-once";

const database = suiteDatabase(20);

const system = { kind: "system", name: "test" } as const;
const ctx = () => createTestContext(database().db, noGateway, system);

let keys = 0;
/** A request that nobody made before, and how often its work was done. */
function newRequest() {
  keys += 1;
  const request = { owner: "dev_1", path: "/x", key: `key-${keys}`, requestHash: "a" };
  let done = 0;
  const work = async () => {
    done += 1;
    return { answer: done, kept: `answer ${done}` };
  };
  return { request, work, done: () => done };
}

describe("a repeated request", () => {
  test("gets the first answer and does nothing", async () => {
    const { request, work, done } = newRequest();
    expect(await answerOnce(ctx(), request, work)).toEqual({ kind: "worked", answer: 1 });
    const again = { kind: "replayed", kept: "answer 1" };
    expect(await answerOnce(ctx(), request, work)).toEqual(again);
    expect(await answerOnce(ctx(), request, work)).toEqual(again);
    expect(done()).toBe(1);
  });

  test("of another caller or path is a request of its own", async () => {
    const { request, work, done } = newRequest();
    await answerOnce(ctx(), request, work);
    await answerOnce(ctx(), { ...request, owner: "dev_2" }, work);
    await answerOnce(ctx(), { ...request, path: "/y" }, work);
    expect(done()).toBe(3);
  });

  test("with another body is refused, while the first runs and afterwards", async () => {
    const { request, work } = newRequest();
    const other = { ...request, requestHash: "b" };
    const during = answerOnce(ctx(), request, async () => {
      await expect(answerOnce(ctx(), other, work)).rejects.toMatchObject({
        code: "idempotency_key_reused",
      });
      return work();
    });
    await during;
    await expect(answerOnce(ctx(), other, work)).rejects.toMatchObject({
      code: "idempotency_key_reused",
    });
  });

  test("waits a day and may then be made anew, with any body", async () => {
    const { request, work, done } = newRequest();
    await answerOnce(ctx(), request, work);
    await makeOlder(request.key, "23 hours 59 minutes");
    await answerOnce(ctx(), request, work);
    expect(done()).toBe(1);
    await makeOlder(request.key, "2 minutes");
    await answerOnce(ctx(), { ...request, requestHash: "b" }, work);
    expect(done()).toBe(2);
  });
});

test("of fifty at once one works and the others hear that it is at it, or its answer", async () => {
  const { request, work, done } = newRequest();
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return work();
  };
  const all = Array.from({ length: 50 }, () => answerOnce(ctx(), request, slow));
  const outcomes = await Promise.allSettled(all);
  expect(done()).toBe(1);
  const refused = outcomes.filter(({ status }) => status === "rejected");
  for (const one of refused)
    expect(one).toMatchObject({ reason: { code: "idempotency_key_in_use" } });
  const worked = outcomes.filter(
    (one) => one.status === "fulfilled" && one.value.kind === "worked",
  );
  expect(worked).toHaveLength(1);
});

describe("work that", () => {
  test("throws leaves the key free", async () => {
    const { request, work, done } = newRequest();
    const breaking = answerOnce(ctx(), request, async () => {
      throw new Error("broken");
    });
    await expect(breaking).rejects.toThrow("broken");
    await answerOnce(ctx(), request, work);
    expect(done()).toBe(1);
  });

  test("wants no keeping leaves the key free", async () => {
    const { request, work, done } = newRequest();
    await answerOnce(ctx(), request, async () => ({ answer: 0, kept: null }));
    await answerOnce(ctx(), request, work);
    expect(done()).toBe(1);
  });

  test("died with its process is done again once its lease is over", async () => {
    const { request, work, done } = newRequest();
    await database().db.execute(sql`insert into idempotency_keys
      (owner, path, key, request_hash, lease, leased_until, expires_at)
      values ('dev_1', '/x', ${request.key}, 'a', 'dead', clock_timestamp() + interval '1 second',
        clock_timestamp() + interval '1 day')`);
    await expect(answerOnce(ctx(), request, work)).rejects.toMatchObject({
      code: "idempotency_key_in_use",
    });
    await makeOlder(request.key, "2 seconds");
    const [dead] = await query<{ id: string }>(
      database().db,
      sql`select work_id as id from idempotency_keys where key = ${request.key}`,
    );
    await answerOnce(ctx(), request, (workId) => {
      expect(workId).toBe(dead?.id);
      return work();
    });
    expect(done()).toBe(1);
  });

  test("lost its lease to another does not overwrite the other's answer", async () => {
    const { request, work } = newRequest();
    await answerOnce(ctx(), request, async () => {
      await makeOlder(request.key, "31 seconds");
      expect(await answerOnce(ctx(), request, work)).toEqual({ kind: "worked", answer: 1 });
      return { answer: 0, kept: "late" };
    });
    const kept = { kind: "replayed", kept: "answer 1" };
    expect(await answerOnce(ctx(), request, work)).toEqual(kept);
  });
});

test("old keys are swept up by new ones", async () => {
  const old = newRequest();
  await answerOnce(ctx(), old.request, old.work);
  await makeOlder(old.request.key, "2 days");
  const next = newRequest();
  await answerOnce(ctx(), next.request, next.work);
  const left = await database().db.execute(
    sql`select from idempotency_keys where key = ${old.request.key}`,
  );
  expect(left).toHaveLength(0);
});

async function makeOlder(key: string, by: string): Promise<void> {
  await database().db.execute(sql`update idempotency_keys
    set expires_at = expires_at - ${by}::interval, leased_until = leased_until - ${by}::interval
    where key = ${key}`);
}
