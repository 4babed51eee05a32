// The sample shop's sale moves with the day on which it is loaded.
import { expect, test } from "vitest";
import { toldDay } from "../../../server/setup/moveDates.ts";
import { sample, sampleEntries, sampleTurns } from "../../../server/setup/sample.ts";
import { validityState } from "../../../shared/engine/validity.ts";
import { addDays, dayStart } from "../../../shared/engine/time.ts";

const zone = "Asia/Shanghai";
const entryOn = (day: string, id: string) => sampleEntries(day).find((entry) => entry.id === id)!;
const statesOn = (day: string, later: number) => {
  const at = dayStart(addDays(day, later), zone);
  return Object.fromEntries(
    sampleEntries(day).map(({ id, validFrom = null, validUntil = null }) => [id, validityState({ validFrom, validUntil }, at)]),
  );
};

test("on the day its files tell of, it is as they tell it", () => {
  expect(sampleEntries(toldDay)).toEqual(sample().entries);
});

test("on any day the same is in force, and still is five days later", () => {
  const told = statesOn(toldDay, 0);
  expect(new Set(Object.values(told))).toEqual(new Set(["in_force", "expired", "pending"]));
  for (const day of ["2025-01-31", "2026-12-05", "2027-02-28", "2028-02-29", "2031-07-15"]) {
    expect(statesOn(day, 0)).toEqual(told);
    expect(statesOn(day, 5)).toEqual(told);
  }
});

test("the days that questions, answers, notes and conditions name move too, over months and years", () => {
  const later = addDays(toldDay, 20);
  expect(entryOn(later, "e_1111_return").answers![0]!.text).toContain(
    "11 月 21 日至 12 月 1 日付款的订单，退货时间**延长到 12 月 16 日 24:00**",
  );
  expect(entryOn(later, "e_1111_return").similar!.map(({ text }) => text)).toContain("12月1号买的现在还能退货吗");
  expect(entryOn(addDays(toldDay, 30), "e_newbie")).toMatchObject({ question: "12 月新客礼包怎么用？" });
  expect(entryOn(later, "e_newbie").note).toContain("12-14");
  expect(entryOn(later, "e_ship_when").answers!.flatMap(({ when }) => when)).toEqual([
    { field: "time", in: ["2026-11-21T00:00/2026-12-06T00:00"] },
  ]);
  const next = entryOn(addDays(toldDay, 100), "e_presale_balance");
  expect(next.answers![0]!.text).toContain("**2 月 18 日 20:00 至 2 月 22 日 24:00**");
  expect(next.validUntil).toBe("2027-02-22T16:00:00.000Z");
});

test("what names no day of the sale stays", () => {
  for (const id of ["e_points_expire", "e_en_points", "e_return_freight"])
    expect(entryOn("2028-05-01", id).answers!.map(({ text }) => text)).toEqual(
      sample()
        .entries.find((entry) => entry.id === id)!
        .answers!.map(({ text }) => text),
    );
});

test("customers ask in the words of the moved sale, most often on its great days", () => {
  const day = "2027-05-18";
  const at = dayStart(addDays(day, 1), zone);
  const turns = sampleTurns(at, day);
  expect(turns.length).toBe(sampleTurns(dayStart(addDays(toldDay, 1), zone), toldDay).length);
  const asked = new Map<string, number>();
  for (const turn of turns) {
    const date = new Date(Date.parse(turn.at) + 8 * 3_600_000).toISOString().slice(0, 10);
    asked.set(date, (asked.get(date) ?? 0) + 1);
  }
  const most = [...asked].sort((a, b) => b[1] - a[1]).map(([date]) => date);
  expect(most.slice(0, 2).sort()).toEqual(["2027-05-11", "2027-05-12"]);
});
