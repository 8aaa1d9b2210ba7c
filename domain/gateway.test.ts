import { expect, test, vi } from "vitest";
import * as here from "./gateway";

test("a fault is known by another copy of its class, as a built server has them", async () => {
  vi.resetModules();
  const there = await import("./gateway");
  expect(there.GatewayFault).not.toBe(here.GatewayFault);
  const faults = {
    GatewayFault: new there.GatewayFault("?"),
    GatewayUnavailable: new there.GatewayUnavailable("away"),
    GatewayBusy: new there.GatewayBusy("busy"),
    GatewayRefused: new there.GatewayRefused("no", "resource_missing"),
  };
  const kinds = [here.GatewayFault, here.GatewayUnavailable, here.GatewayBusy, here.GatewayRefused];
  const known = Object.values(faults).map((fault) => kinds.map((kind) => fault instanceof kind));
  expect(known).toEqual([
    [true, false, false, false],
    [true, true, false, false],
    [true, true, true, false],
    [true, false, false, true],
  ]);
  for (const other of [null, 1, new Error("x"), { name: "GatewayFault" }]) {
    expect(other instanceof here.GatewayFault).toBe(false);
  }
});
