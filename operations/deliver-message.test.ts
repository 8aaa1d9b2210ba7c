import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { tellNews } from "@/db/queries/news";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { openCouriers } from "@/local/testing-couriers";
import { whenOver } from "@/local/testing-ends";
import { deliverMessage } from "./deliver-message";

const SYSTEM = { kind: "system", name: "test" } as const;

/** A developer who is told something that always travels by mail. */
async function told(options: Parameters<typeof openCouriers>[0] = {}) {
  const database = await createTestDatabase();
  whenOver(() => database.close());
  const { db } = database;
  const bench = await openCouriers(options);
  const { developerId } = await addDeveloper(db);
  const ctx = { ...createTestContext(db, noGateway, SYSTEM), couriers: bench.couriers };
  const news = { kind: "payout_method_changed", bankName: "Chase", bankLast4: "6789" } as const;
  const tell = async (factId = "change-1") => {
    await db.transaction(async (tx) => {
      await tellNews(tx, { developerId, factId, news }, await ctx.now());
    });
  };
  const messages = () =>
    query<{ id: string; state: string; tries: number; last_fault: string | null }>(
      db,
      sql`select id, state, tries, last_fault from messages order by id`,
    );
  await tell();
  const [{ id: messageId } = { id: "" }] = await messages();
  const openFindings = () =>
    query<{ rule: string; subject: string }>(
      db,
      sql`select rule, subject from findings where resolved_at is null`,
    );
  return {
    ...bench,
    ctx,
    developerId,
    key: { developerId, messageId },
    tell,
    messages,
    openFindings,
  };
}

test("a message is received by the mail server once, however often it is delivered", async () => {
  const { ctx, key, received, messages } = await told();
  expect(await deliverMessage(ctx, key)).toBe("sent");
  expect(await deliverMessage(ctx, key)).toBe("nothing_to_do");
  const [mail, ...others] = await received();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    subject: "The bank account for your payouts was changed",
    from: "Tributary <no-reply@tributary.test>",
  });
  expect(mail?.headers["message-id"]).toBe(`<${key.messageId}@127.0.0.1>`);
  expect(mail?.text).toContain("Chase\u00a0••••6789");
  expect(mail?.html).toContain("Chase\u00a0••••6789");
  expect(await messages()).toMatchObject([{ state: "sent", tries: 1 }]);
});

test("delivered by many at the same time it is received once", async () => {
  const { ctx, key, received } = await told();
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => deliverMessage(ctx, key)));
  expect(outcomes.filter((outcome) => outcome === "sent")).toHaveLength(1);
  expect(await received()).toHaveLength(1);
});

test("the same fact, told again, is one message", async () => {
  const { tell, messages } = await told();
  await Promise.all([tell(), tell()]);
  expect(await messages()).toHaveLength(1);
  await tell("change-2");
  expect(await messages()).toHaveLength(2);
});

test("a process that dies before marking: sent once more, under the same Message-ID", async () => {
  const { ctx, key, received, messages } = await told();
  const dying = {
    ...ctx,
    couriers: {
      ...ctx.couriers,
      dispatch: async (letter: Parameters<typeof ctx.couriers.dispatch>[0]) => {
        await ctx.couriers.dispatch(letter);
        throw new Error("killed");
      },
    },
  };
  await expect(deliverMessage(dying, key)).rejects.toThrow("killed");
  // The lease is still the dead one's: nobody sends meanwhile.
  expect(await deliverMessage(ctx, key)).toBe("nothing_to_do");
  expect(await received()).toHaveLength(1);

  await ctx.db.execute(sql`update messages set leased_until = clock_timestamp()`);
  expect(await deliverMessage(ctx, key)).toBe("sent");
  const mails = await received();
  expect(mails).toHaveLength(2);
  expect(new Set(mails.map(({ headers }) => headers["message-id"])).size).toBe(1);
  expect(await messages()).toMatchObject([{ state: "sent" }]);
});

test("while the mail server is away it is kept and tried; at last an alarm", async () => {
  const away = { smtpUrl: "smtp://127.0.0.1:9" };
  const { ctx, key, messages, openFindings, developerId } = await told(away);
  expect(await deliverMessage(ctx, key)).toBe("postponed");
  expect(await messages()).toMatchObject([{ state: "waiting", tries: 1 }]);
  const [{ last_fault } = { last_fault: null }] = await messages();
  expect(last_fault).toContain("ECONNREFUSED");
  for (let tries = 2; tries <= 7; tries++) {
    expect(await deliverMessage(ctx, key)).toBe("postponed");
  }
  expect(await deliverMessage(ctx, key)).toBe("dead");
  expect(await messages()).toMatchObject([{ state: "dead", tries: 8 }]);
  expect(await openFindings()).toEqual([
    { rule: "message_undeliverable", subject: `${developerId}/email` },
  ]);
});

test("an address that the server refuses is given up at once, and mended by the next", async () => {
  const { ctx, key, tell, messages, openFindings } = await told();
  await ctx.db.execute(sql`update messages set recipient = 'nobody@refused.test'`);
  expect(await deliverMessage(ctx, key)).toBe("dead");
  expect(await openFindings()).toHaveLength(1);
  await tell("change-2");
  const next = (await messages()).find(({ state }) => state === "waiting");
  expect(await deliverMessage(ctx, { ...key, messageId: next?.id ?? "" })).toBe("sent");
  expect(await openFindings()).toEqual([]);
});

test("where no mail server is configured a message is said not to be sent", async () => {
  const { ctx, key, messages } = await told({ smtpUrl: undefined });
  expect(await deliverMessage(ctx, key)).toBe("not_sent");
  expect(await messages()).toMatchObject([
    { state: "not_sent", last_fault: "No mail server is configured" },
  ]);
});
