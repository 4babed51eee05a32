// The one clock: instants and what the shop's clock shows, days, and times as files write them.
import { describe, expect, it, test } from "vitest";
import {
  addDays,
  dayStart,
  daysBetween,
  daysFrom,
  instantOfClock,
  isTimeZone,
  localClock,
  localDay,
  localTime,
  timeFormat,
} from "../../../shared/engine/time.ts";
import { readTime, showTime } from "../../../shared/knowledge/writtenTime.ts";

describe("the shop's clock", () => {
  it("shows an instant as clocks in the shop's time zone do, and reads it back", () => {
    expect(localTime("2026-11-10T16:00:00.000Z", "Asia/Shanghai")).toBe("2026-11-11T00:00:00");
    expect(localClock("2026-11-10T16:00:59.999Z", "Asia/Shanghai")).toBe("2026-11-11 00:00:59");
    expect(instantOfClock("2026-11-11 00:00:00", "Asia/Shanghai")).toBe("2026-11-10T16:00:00.000Z");
    expect(instantOfClock(" 2026-11-11 00:00 ", "Asia/Kathmandu")).toBe("2026-11-10T18:15:00.000Z");
  });
  it("follows summer time", () => {
    expect(instantOfClock("2026-07-01 12:00:00", "Europe/Berlin")).toBe("2026-07-01T10:00:00.000Z");
    expect(instantOfClock("2026-12-01 12:00:00", "Europe/Berlin")).toBe("2026-12-01T11:00:00.000Z");
  });
  it("reads an hour that is skipped as the one after it, east and west of Greenwich", () => {
    expect(instantOfClock("2026-03-29 02:30:00", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(instantOfClock("2026-03-08 02:30:00", "America/New_York")).toBe("2026-03-08T07:30:00.000Z");
    expect(instantOfClock("2026-10-25 02:30:00", "Europe/Berlin")).toBe("2026-10-25T01:30:00.000Z");
    expect(instantOfClock("2026-11-01 01:30:00", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
    expect(localTime("2026-10-25T00:59:59Z", "Europe/Berlin")).toBe("2026-10-25T02:59:59");
    expect(localTime("2026-10-25T01:00:00Z", "Europe/Berlin")).toBe("2026-10-25T02:00:00");
  });
  it("shows what Intl shows, in zones all over the world, to the second, long ago as well", () => {
    const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
    const instants = [
      "1899-12-31T15:54:16Z",
      "1900-12-31T15:54:17Z",
      "1937-06-30T22:10:05Z",
      "1972-01-07T00:44:29Z",
      "1972-01-07T00:44:30Z",
    ];
    const lately = [
      "1970-01-01T00:00:00Z",
      "2026-03-29T00:59:59Z",
      "2026-03-29T01:00:00Z",
      "2026-11-01T05:59:59.999Z",
      "2099-12-31T23:59:59Z",
    ];
    const zones = Intl.supportedValuesOf("timeZone").filter((zone, i) => i % 6 === 0 || /Monrovia|Amsterdam|Shanghai|Santiago/u.test(zone));
    for (const timeZone of zones) {
      const intl = new Intl.DateTimeFormat("sv-SE", { ...options, timeZone });
      for (const at of [...instants, ...lately])
        expect([timeZone, localClock(at, timeZone)]).toEqual([timeZone, intl.format(new Date(at))]);
    }
  });
  it("does not read what is no time", () => {
    expect(instantOfClock("soon", "Asia/Shanghai")).toBeNull();
    expect(localClock("soon", "Asia/Shanghai")).toBeNull();
    expect(() => localTime("soon", "Asia/Shanghai")).toThrow(RangeError);
    expect(() => localDay("soon", "Asia/Shanghai")).toThrow(RangeError);
  });
  it("goes by UTC in a time zone that this machine does not know", () => {
    expect([isTimeZone("Asia/Shanghai"), isTimeZone("Mars/Olympus"), isTimeZone("")]).toEqual([true, false, false]);
    expect(localTime("2026-11-10T16:00:00Z", "Mars/Olympus")).toBe("2026-11-10T16:00:00");
    expect(instantOfClock("2026-11-11 00:00:00", "Mars/Olympus")).toBe("2026-11-11T00:00:00.000Z");
    expect(timeFormat("en-US", "Mars/Olympus", { hour: "2-digit", hourCycle: "h23" }).format(new Date("2026-11-10T16:00:00Z"))).toBe("16");
  });
});

describe("the shop's days", () => {
  it("begin at its midnight, or when the clock goes on where there is none", () => {
    expect(localDay("2026-11-10T15:59:59Z", "Asia/Shanghai")).toBe("2026-11-10");
    expect(localDay("2026-11-10T16:00:00Z", "Asia/Shanghai")).toBe("2026-11-11");
    expect(dayStart("2026-11-11", "Asia/Shanghai")).toBe("2026-11-10T16:00:00.000Z");
    expect(dayStart("2018-11-04", "America/Sao_Paulo")).toBe("2018-11-04T03:00:00.000Z");
    expect(localDay(dayStart("2026-09-06", "America/Santiago"), "America/Santiago")).toBe("2026-09-06");
  });
  it("are counted over the ends of months", () => {
    expect(daysBetween("2026-10-30", "2026-11-02")).toEqual(["2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02"]);
    expect([addDays("2026-11-30", 1), addDays("2026-03-01", -1)]).toEqual(["2026-12-01", "2026-02-28"]);
    expect([daysFrom("2026-11-30", "2026-12-02"), daysFrom("2026-12-02", "2026-11-30")]).toEqual([2, -2]);
  });
});

test("times are read as files of entries and of logs write them", () => {
  const shanghai = (text: string): string | null => readTime(text, "Asia/Shanghai");
  for (const same of ["2026-11-11 08:30", "2026/11/11 8:30:00", "2026年11月11日 8：30", "2026.11.11T08:30", "2026-11-11T00:30:00.000Z"])
    expect([same, shanghai(same)]).toEqual([same, "2026-11-11T00:30:00.000Z"]);
  expect(shanghai("2026-11-11T08:30:00,5+0200")).toBe("2026-11-11T06:30:00.500Z");
  expect(shanghai("Wed, 11 Nov 2026 08:30:00 +0800")).toBe("2026-11-11T00:30:00.000Z");
  expect(shanghai("0099-11-11T08:30:00Z")).toBe("0099-11-11T08:30:00.000Z");
  for (const none of ["2026-02-31", "2026-02-31T00:00:00Z", "2026-11-11 24:00", "2026-13-01", "soon", "11", ""])
    expect([none, shanghai(none)]).toEqual([none, null]);
  expect(showTime("2026-10-25T00:30:00Z", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  expect(showTime("2026-10-25T01:30:00Z", "Europe/Berlin")).toBe("2026-10-25 02:30:00");
});
