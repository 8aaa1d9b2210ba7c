import { expect, test } from "vitest";
import { findDeveloper } from "@/db/queries/developers";
import { openWebhookBench } from "@/local/testing-webhooks";
import { openStamp } from "@/outbound/seal";
import { stopDigests } from "./stop-digests";

test("the link in a digest ends them, and nobody else's", async () => {
  const { ctx, other } = await openWebhookBench();
  const { developerId } = ctx.actor;
  const { stamp } = openStamp("a secret that is only good for tests", "no more digests");
  await stopDigests(ctx, { token: stamp(developerId) });
  const { digestStoppedAt } = await findDeveloper(ctx.db, developerId);
  expect(digestStoppedAt).not.toBeNull();
  await stopDigests(ctx, { token: stamp(developerId) });
  expect((await findDeveloper(ctx.db, developerId)).digestStoppedAt).toEqual(digestStoppedAt);

  const { developerId: stranger } = other.actor;
  const mark = stamp(developerId).split(".").at(-1);
  for (const token of [stranger, `${stranger}.`, `${stranger}.${mark}`, "", "."]) {
    await expect(stopDigests(ctx, { token })).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await findDeveloper(ctx.db, stranger)).digestStoppedAt).toBeNull();
});
