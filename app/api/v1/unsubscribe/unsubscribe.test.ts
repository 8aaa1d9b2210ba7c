import { expect, test } from "vitest";
import { unsubscribeContract } from "@/contract/messages/unsubscribe";
import { findDeveloper } from "@/db/queries/developers";
import { openStamp } from "@/outbound/seal";
import { runtime } from "@/runtime";
import { openRouteBench } from "../../../../local/testing-routes";
import { ask } from "../../../../local/testing-surface";

/** As mail programs send it (RFC 8058): a form of one field, no cookie, no token. */
const ONE_CLICK = {
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: "List-Unsubscribe=One-Click",
};

test("one click in a mail program ends the digests", async () => {
  const { ctx, developerId } = await openRouteBench();
  const { stamp } = openStamp(runtime().env.NEXTAUTH_SECRET, "no more digests");
  const query = `?token=${encodeURIComponent(stamp(developerId))}`;
  const answer = await ask(unsubscribeContract, { ...ONE_CLICK, query });
  expect(answer.status).toBe(200);
  expect((await findDeveloper(ctx.db, developerId)).digestStoppedAt).not.toBeNull();
});

test("a link that is not ours ends nothing, and a GET never does", async () => {
  const { ctx, developerId } = await openRouteBench();
  const query = `?token=${developerId}.forged`;
  expect((await ask(unsubscribeContract, { ...ONE_CLICK, query })).status).toBe(404);
  expect((await ask(unsubscribeContract, { method: "GET", query })).status).toBe(405);
  expect((await findDeveloper(ctx.db, developerId)).digestStoppedAt).toBeNull();
});
