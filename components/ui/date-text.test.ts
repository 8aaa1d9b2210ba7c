import { expect, test } from "vitest";
import { longDay, momentText, periodText, shortDay } from "./date-text";

const on = (text: string) => new Date(`${text}Z`);

test("a day is named so that nobody can read it two ways", () => {
  expect(longDay(on("2026-11-24T08:00"))).toBe("Tuesday 24 November");
  expect(longDay(on("2027-02-22T08:00"), on("2026-11-24T08:00"))).toBe("Monday 22 February 2027");
  expect(shortDay(on("2026-11-24T23:59"))).toBe("24 Nov 2026");
  expect(momentText(on("2026-11-24T08:00"))).toBe("24 Nov 2026, 08:00 UTC");
});

test("a period says the month and the year once", () => {
  expect(periodText(on("2026-11-17T00:00"), on("2026-11-24T08:00"))).toBe("17 – 24 Nov 2026");
  expect(periodText(on("2026-10-30T00:00"), on("2026-11-24T08:00"))).toBe("30 Oct – 24 Nov 2026");
  expect(periodText(on("2026-12-30T00:00"), on("2027-01-02T08:00"))).toBe(
    "30 Dec 2026 – 2 Jan 2027",
  );
  expect(periodText(on("2026-11-24T00:00"), on("2026-11-24T08:00"))).toBe("24 Nov 2026");
});
