import { describe, expect, test } from "vitest";
import { findDeveloper } from "@/db/queries/developers";
import { openRouteBench } from "../../local/testing-routes";
import { DEMO_DEVELOPER, DEMO_OPERATOR } from "./operators";
import { configuredProviders } from "./providers";
import { sessionOptions } from "./session";

const idsOf = () => configuredProviders().map(({ id, options }) => options?.id ?? id);

/** What next-auth would seal into the cookie after somebody proved this address. */
function claimFor(email: string, name = "Jane") {
  const user = { id: email, email, name };
  return sessionOptions().callbacks?.jwt?.({ token: {}, user, account: null });
}

describe("the session cookie", () => {
  test.each([
    ["http://127.0.0.1:3000", false],
    ["https://pay.example.test", true],
  ])("of %s is named as documented, lax, http only and secure: %s", async (url, secure) => {
    await openRouteBench({ APP_URL: url });
    expect(sessionOptions().cookies?.sessionToken).toEqual({
      name: "quota_session",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure },
    });
  });
});

describe("a sign-in", () => {
  test("gives birth to a developer and seals their id and role", async () => {
    const { ctx } = await openRouteBench();
    const claim = await claimFor("jane@example.test");
    expect(claim).toEqual({
      role: "developer",
      developer_id: expect.stringMatching(/^dev_/),
      email: "jane@example.test",
    });
    const born = await findDeveloper(ctx.db, String(claim?.developer_id));
    expect(born).toMatchObject({ email: "jane@example.test", name: "Jane" });
    expect(await claimFor("JANE@example.test")).toMatchObject({ developer_id: born.id });
  });

  test("of a listed address is an operator's, and makes no developer", async () => {
    await openRouteBench({ OPERATOR_EMAILS: "Ops@the.company, other@the.company" });
    expect(await claimFor("ops@the.company")).toEqual({
      role: "operator",
      email: "ops@the.company",
    });
    expect(await claimFor(DEMO_OPERATOR)).toMatchObject({ role: "operator" });
    expect(await claimFor(DEMO_DEVELOPER)).toMatchObject({ role: "developer" });
  });

  test("without a proven address is refused", async () => {
    await openRouteBench();
    const { signIn } = sessionOptions().callbacks ?? {};
    expect(await signIn?.({ user: { id: "1", email: null }, account: null })).toBe(false);
  });
});

test("an address is sent only so many links in ten minutes", async () => {
  await openRouteBench({ RATE_LIMITS: "on" });
  const ask = (email: string) =>
    sessionOptions().callbacks?.signIn?.({
      user: { id: email, email },
      account: null,
      email: { verificationRequest: true },
    });
  for (let n = 0; n < 20; n += 1) expect(await ask("Flooded@example.test")).toBe(true);
  expect(await ask("flooded@example.test")).toBe("/sign-in?error=TooManyMails");
  expect(await ask("other@example.test")).toBe(true);
});

describe("ways to sign in", () => {
  test("are two buttons in a sandbox, and whatever is configured", async () => {
    await openRouteBench({ GITHUB_ID: "a", GITHUB_SECRET: "b", SMTP_URL: "smtp://127.0.0.1:25" });
    expect(idsOf()).toEqual(["demo-developer", "demo-operator", "github", "email"]);
  });

  test("have no buttons in production, and nobody is the demo operator there", async () => {
    await openRouteBench({
      TRIBUTARY_MODE: "production",
      STRIPE_SECRET_KEY: "sk_live_x",
      STRIPE_API_BASE: "",
      INNGEST_DEV: "",
      INNGEST_SIGNING_KEY: "signkey-prod-x",
      GOOGLE_ID: "a",
      GOOGLE_SECRET: "b",
    });
    expect(idsOf()).toEqual(["google"]);
    expect(await claimFor(DEMO_OPERATOR)).toMatchObject({ role: "developer" });
  });
});
