import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { readSignedNotice } from "./webhook";

const now = new Date("2026-11-20T08:00:00Z");
const secrets = ["whsec_platform", "whsec_connect"];
const rawBody = JSON.stringify({
  id: "evt_1",
  object: "event",
  type: "account.updated",
  account: "acct_1",
  livemode: false,
  data: { object: { id: "acct_1" } },
});

function sign(secret: string, secondsFromNow = 0, payload = rawBody): string {
  const timestamp = now.getTime() / 1000 + secondsFromNow;
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

function read(signature: string | undefined, body = rawBody, known = secrets) {
  return readSignedNotice({ rawBody: body, signature }, known, now);
}

describe("an event is read when", () => {
  test.each(secrets)("%s signed it", (secret) => {
    expect(read(sign(secret))).toMatchObject({
      id: "evt_1",
      type: "account.updated",
      stripeAccountId: "acct_1",
      livemode: false,
      payload: { data: { object: { id: "acct_1" } } },
    });
  });

  test.each([-300, 300])("it was signed %i seconds from now", (seconds) => {
    expect(read(sign("whsec_platform", seconds))).not.toBeNull();
  });

  test("one of two signatures is of a secret we know, as while Stripe rolls one", () => {
    const [, ours] = sign("whsec_platform").split(",");
    expect(read(`${sign("whsec_old")},${ours}`)).not.toBeNull();
  });

  test("it is thin: the account it names is the one it speaks of", () => {
    const thin = JSON.stringify({
      id: "evt_2",
      object: "v2.core.event",
      type: "v2.core.account[requirements].updated",
      livemode: true,
      related_object: { id: "acct_2", type: "v2.core.account" },
    });
    const notice = read(sign("whsec_platform", 0, thin), thin);
    expect(notice).toMatchObject({ stripeAccountId: "acct_2", livemode: true });
  });
});

describe("nothing is read when", () => {
  test.each([-301, 301, -86_400, 31_536_000])("it was signed %i seconds from now", (seconds) => {
    expect(read(sign("whsec_platform", seconds))).toBeNull();
  });

  test.each([
    ["there is no signature", undefined],
    ["the signature is empty", ""],
    ["a stranger signed it", sign("whsec_stranger")],
    ["it only has an old scheme", sign("whsec_platform").replace("v1=", "v0=")],
    ["it names two times", `t=${now.getTime() / 1000},${sign("whsec_platform", -86_400)}`],
  ])("%s", (_, signature) => {
    expect(read(signature)).toBeNull();
  });

  test("the body was changed", () => {
    expect(read(sign("whsec_platform"), rawBody.replace("acct_1", "acct_2"))).toBeNull();
  });

  test("our secret is empty, whoever signs with that", () => {
    expect(read(sign("whsec_platform"), rawBody, [""])).toBeNull();
    expect(read(sign("whsec_platform"), rawBody, [])).toBeNull();
  });

  test.each(["null", "[]", "{}", '"text"', "not json"])("it is signed but says %s", (body) => {
    expect(read(sign("whsec_platform", 0, body), body)).toBeNull();
  });
});
