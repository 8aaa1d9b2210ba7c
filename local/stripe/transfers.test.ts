import { describe, expect, test } from "vitest";
import { openBench, refusalOf } from "./testing";

const usd = (amount: number, destination: string) => ({ amount, currency: "usd", destination });

describe("a transfer", () => {
  test("moves money from the platform to the connected account at once", async () => {
    const { stripe, ready, control } = await openBench({ fundsCents: 50_000 });
    const receiver = await ready();

    const sent = await stripe.transfers.create({
      ...usd(9_900, receiver),
      transfer_group: "po_1",
      metadata: { payout_id: "po_1" },
    });

    expect(sent).toMatchObject({ object: "transfer", amount: 9_900, transfer_group: "po_1" });
    expect(await stripe.transfers.retrieve(sent.id)).toMatchObject({ id: sent.id });
    const platform = await stripe.balance.retrieve();
    const connected = await stripe.balance.retrieve({}, { stripeAccount: receiver });
    expect(platform.available[0]?.amount).toBe(40_100);
    expect(connected.available[0]?.amount).toBe(9_900);
    expect(await control("ledger")).toMatchObject({ sum: 0 });
  });

  test("is refused as Stripe refuses it", async () => {
    const { stripe, ready } = await openBench({ fundsCents: 100 });
    const receiver = await ready();
    const fresh = await stripe.accounts.create({ type: "express" });

    expect(await refusalOf(stripe.transfers.create(usd(101, receiver)))).toMatchObject({
      statusCode: 400,
      code: "balance_insufficient",
      type: "invalid_request_error",
    });
    expect(await refusalOf(stripe.transfers.create(usd(1, fresh.id)))).toMatchObject({
      code: "insufficient_capabilities_for_transfer",
      message:
        "Your destination account needs to have at least one of the following capabilities " +
        "enabled: transfers, crypto_transfers, legacy_payments",
    });
    expect(await refusalOf(stripe.transfers.create(usd(1, "acct_none")))).toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: "destination",
      message: "No such destination: 'acct_none'",
    });
    const held = await stripe.balance.retrieve();
    expect(held.available[0]?.amount).toBe(100);
  });

  test.each([
    [{ currency: "usd", destination: "acct_1" }, "parameter_missing", "amount"],
    [{ amount: 1, currency: "usd" }, "parameter_missing", "destination"],
    [{ ...usd(1, "acct_1"), colour: "red" }, "parameter_unknown", "colour"],
    [{ ...usd(1, "acct_1"), amount: "1.5" }, "parameter_invalid_integer", "amount"],
    [usd(-1, "acct_1"), "parameter_invalid_integer", "amount"],
    [usd(0, "acct_1"), "amount_too_small", "amount"],
  ])("with %o is refused: %s", async (params, code, param) => {
    const { stripe } = await openBench();
    const call = stripe.rawRequest("POST", "/v1/transfers", params);
    expect(await refusalOf(call)).toMatchObject({ statusCode: 400, code, param });
  });

  test("is listed newest first, filtered and in pages", async () => {
    const { stripe, ready } = await openBench();
    const [one, two] = [await ready(), await ready()];
    const ids: string[] = [];
    for (const [index, to] of [one, two, one, one].entries()) {
      const group = `group_${index % 2}`;
      const sent = await stripe.transfers.create({ ...usd(100, to), transfer_group: group });
      ids.push(sent.id);
    }
    const list = async (params: object) => {
      const page = await stripe.transfers.list(params);
      return [page.data.map((row) => ids.indexOf(row.id)), page.has_more];
    };

    expect(await list({})).toEqual([[3, 2, 1, 0], false]);
    expect(await list({ destination: one })).toEqual([[3, 2, 0], false]);
    expect(await list({ transfer_group: "group_0", destination: one })).toEqual([[2, 0], false]);
    expect(await list({ limit: 2 })).toEqual([[3, 2], true]);
    expect(await list({ limit: 2, starting_after: ids[2] })).toEqual([[1, 0], false]);
    expect(await list({ limit: 2, ending_before: ids[0] })).toEqual([[2, 1], true]);
    expect(await list({ created: { gt: 4_000_000_000 } })).toEqual([[], false]);
    const all = await stripe.transfers.list({ limit: 1 }).autoPagingToArray({ limit: 10 });
    expect(all).toHaveLength(4);
  });

  test("tells of a changed label only when it changed", async () => {
    const { stripe, ready, inbox, control } = await openBench();
    const sent = await stripe.transfers.create(usd(100, await ready()));
    await stripe.transfers.update(sent.id, { metadata: { note: "a" } });
    await stripe.transfers.update(sent.id, { metadata: { note: "a" } });
    await control("flush", {});
    expect(inbox.types().filter((type) => type === "transfer.updated")).toHaveLength(1);
  });
});

describe("a reversal", () => {
  test("takes back part by part and never more than was sent", async () => {
    const { stripe, ready, inbox, control } = await openBench({ fundsCents: 1_000 });
    const sent = await stripe.transfers.create(usd(1_000, await ready()));

    await stripe.transfers.createReversal(sent.id, { amount: 400 });
    const tooMuch = await refusalOf(stripe.transfers.createReversal(sent.id, { amount: 601 }));
    await stripe.transfers.createReversal(sent.id);

    expect(tooMuch).toMatchObject({ statusCode: 400 });
    const after = await stripe.transfers.retrieve(sent.id);
    expect(after).toMatchObject({ amount_reversed: 1_000, reversed: true });
    expect(after.reversals.data.map((row) => row.amount)).toEqual([600, 400]);
    expect((await stripe.transfers.listReversals(sent.id)).data).toHaveLength(2);
    await control("flush", {});
    const told = inbox.letters.filter(({ event }) => event.type === "transfer.reversed");
    expect(told.map(({ event }) => event.data.previous_attributes)).toMatchObject([
      { amount_reversed: 0 },
      { amount_reversed: 400, reversed: false },
    ]);
  });

  test("is refused once the money has left for the bank", async () => {
    const { stripe, ready, advance } = await openBench();
    const sent = await stripe.transfers.create(usd(1_000, await ready()));
    await advance(1);
    expect(await refusalOf(stripe.transfers.createReversal(sent.id))).toMatchObject({
      code: "balance_insufficient",
    });
  });
});
