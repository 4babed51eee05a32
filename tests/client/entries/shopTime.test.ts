// Between instants and the shop's clock.
import { describe, expect, it } from "vitest";
import { fromShopClock, toShopClock } from "../../../client/entries/editor/shopTime.ts";

describe("the shop's clock", () => {
  it("shows an instant as clocks in the shop's time zone do, and reads it back", () => {
    expect(toShopClock("2026-11-10T16:00:00.000Z", "Asia/Shanghai")).toBe("2026-11-11 00:00:00");
    expect(fromShopClock("2026-11-11 00:00:00", "Asia/Shanghai")).toBe("2026-11-10T16:00:00.000Z");
  });
  it("follows summer time", () => {
    expect(fromShopClock("2026-07-01 12:00:00", "Europe/Berlin")).toBe("2026-07-01T10:00:00.000Z");
    expect(fromShopClock("2026-12-01 12:00:00", "Europe/Berlin")).toBe("2026-12-01T11:00:00.000Z");
  });
  it("does not read what is no time", () => {
    expect(fromShopClock("soon", "Asia/Shanghai")).toBeNull();
    expect(toShopClock("soon", "Asia/Shanghai")).toBeNull();
  });
});
