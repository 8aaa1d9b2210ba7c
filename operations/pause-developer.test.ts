import { expect, test } from "vitest";
import { findDeveloper } from "@/db/queries/developers";
import { openDeskBench } from "@/local/testing-desk";
import { pauseDeveloper, resumeDeveloper } from "./pause-developer";
import { requestPayout } from "./request-payout";
import { runPayouts } from "./run-payouts";

test("a paused developer is passed over with the reason, and resumed is paid", async () => {
  const bench = await openDeskBench();
  const payee = await bench.payee();
  const { developerId } = payee;
  await bench.earn(payee.appId, "call", 110_00);
  const pause = { developerId, reason: "We check your app", source: "risk_review" } as const;
  await pauseDeveloper(bench.desk, pause);
  await pauseDeveloper(bench.desk, { ...pause, reason: "Still checking" });
  await bench.advance(8);
  expect(await bench.payoutsOf(developerId)).toEqual([]);
  const own = { ...bench.ctx, actor: { kind: "developer", developerId } as const };
  expect(await requestPayout(own, { confirmed: true })).toMatchObject({
    kind: "paused",
    reason: "Still checking",
  });
  expect(await findDeveloper(bench.ctx.db, developerId)).toMatchObject({
    pausedSource: "risk_review",
    pausedBy: "operator:ann@x.test",
  });

  await resumeDeveloper(bench.desk, { developerId, reason: "Checked" });
  await resumeDeveloper(bench.desk, { developerId, reason: "Checked twice" });
  expect(await runPayouts(bench.ctx)).toMatchObject({ decisions: { paid: 1 } });
  expect(await bench.actions()).toEqual(["developer.pause", "developer.pause", "developer.resume"]);
});

test("nobody cannot be paused", async () => {
  const { desk } = await openDeskBench();
  const nobody = { developerId: "dev_x", reason: "x", source: "legal" } as const;
  await expect(pauseDeveloper(desk, nobody)).rejects.toMatchObject({ code: "not_found" });
  await expect(resumeDeveloper(desk, nobody)).rejects.toMatchObject({ code: "not_found" });
});
