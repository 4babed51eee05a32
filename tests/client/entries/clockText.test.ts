import { describe, expect, test } from "vitest";
import { dayBeside, pickDay, readClock, showClock } from "../../../client/entries/editor/clockText.ts";

const read = (text: string, isEnd = false) => readClock(text, isEnd, 2026);

describe("a time as it is typed", () => {
  test.each([
    ["2026-11-30", "2026-11-30 00:00:00"],
    ["2026/11/3 8:05", "2026-11-03 08:05:00"],
    ["2026年11月30日 18:30", "2026-11-30 18:30:00"],
    ["２０２６－１１－３０　１８：３０", "2026-11-30 18:30:00"],
    ["11月30日18点", "2026-11-30 18:00:00"],
    ["11-30", "2026-11-30 00:00:00"],
    ["2026-11-30T18:30:15", "2026-11-30 18:30:15"],
    ["2026-12-31 24:00", "2027-01-01 00:00:00"],
    ["30 Nov 2026", "2026-11-30 00:00:00"],
    ["20261130", "2026-11-30 00:00:00"],
    ["2026-11-30 下午6:05", "2026-11-30 18:05:00"],
    ["11/30/2026 6:05 PM", "2026-11-30 18:05:00"],
  ])("%s", (text, clock) => expect(read(text)).toBe(clock));
  test.each([
    "",
    "明天",
    "2026-02-30",
    "2026-13-01",
    "2026-11-30 25:00",
    "2026-11-30 24:01",
    "2026-11-30 10:60",
    "30",
    "2026-11-30T10:00Z",
    "2026-11-30 10:00+0800",
    "3/4/2026",
  ])("%s is none", (text) => expect(read(text)).toBeNull());
});

test("an end includes its day, also the last of a month or a year; one with a time is that time", () => {
  expect(read("2026-11-30", true)).toBe("2026-12-01 00:00:00");
  expect(read("30 Nov 2026", true)).toBe("2026-12-01 00:00:00");
  expect(read("2026-12-31", true)).toBe("2027-01-01 00:00:00");
  expect(read("2028-02-28", true)).toBe("2028-02-29 00:00:00");
  expect(read("2026-11-30 18:00", true)).toBe("2026-11-30 18:00:00");
  expect(dayBeside("2026-03-01 00:00:00", -1)).toBe("2026-02-28");
});

test("what is shown reads back as the same", () => {
  for (const isEnd of [false, true])
    for (const clock of ["2026-12-01 00:00:00", "2026-11-30 08:30:00", "2026-11-30 08:30:15"])
      expect(read(showClock(clock, isEnd), isEnd)).toBe(clock);
  expect(showClock("2026-12-01 00:00:00", true)).toBe("2026-11-30 24:00");
  expect(showClock("2026-12-01 00:00:00", false)).toBe("2026-12-01 00:00");
});

test("a day picked from the calendar keeps the time of day; without one it is a beginning, or as an end the last day", () => {
  expect(pickDay("2026-11-20 18:30:00", "2026-11-25", false)).toBe("2026-11-25 18:30:00");
  expect(pickDay("2026-11-20 18:30:15", "2026-12-01", true)).toBe("2026-12-01 18:30:15");
  expect(pickDay("2026-11-20 00:00:00", "2026-11-25", false)).toBe("2026-11-25 00:00:00");
  expect(pickDay("2026-11-21 00:00:00", "2026-11-30", true)).toBe("2026-12-01 00:00:00");
  expect(pickDay(null, "2026-12-31", true)).toBe("2027-01-01 00:00:00");
});
