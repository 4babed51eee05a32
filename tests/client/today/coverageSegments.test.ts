// How days and publications become lines: the arithmetic under the chart.
import { describe, expect, it } from "vitest";
import { coverageOf, dayTicks, scaleOf } from "../../../client/today/coverageSegments.ts";
import { percent, points, tone } from "../../../client/lib/percent.ts";

const clock = (iso: string): string => iso.slice(11, 16);
const nothing = { part: 0, whole: 0 };
const none = { direct: nothing, clarification: nothing, handoff: nothing, satisfaction: nothing };
const row = (day: string, version: number | null, coverage: number | null = 0.8) => ({
  day,
  version,
  asked: 100,
  coverage,
  shares: { ...none, coverage: coverage === null ? nothing : { part: coverage * 100, whole: 100 } },
});
const move = (day: string, time: string, version: number, rollback = false) => ({ day, at: `${day}T${time}:00.000Z`, version, rollback });
const of = (days: ReturnType<typeof row>[], publications: ReturnType<typeof move>[]) =>
  coverageOf({ from: "2026-11-01", until: "2026-11-05", days, publications }, clock);

describe("coverage by version", () => {
  it("is one line for each stretch a version was live", () => {
    const { segments, points: all } = of(
      [row("2026-11-01", 1), row("2026-11-02", 1), row("2026-11-03", 2), row("2026-11-04", 2)],
      [move("2026-11-03", "00:00", 2)],
    );
    expect(segments.map((s) => [s.version, s.points, s.current])).toEqual([
      [1, 2, false],
      [2, 2, true],
    ]);
    expect(all.map((p) => p.x)).toEqual([0, 1, 2, 3]);
  });

  it("puts both versions of a day on their own side of the publication", () => {
    const { events, points: all } = of([row("2026-11-02", 1), row("2026-11-02", 2)], [move("2026-11-02", "18:00", 2)]);
    expect(events[0]?.x).toBeCloseTo(1.25);
    expect(all.map((p) => [p.version, p.x])).toEqual([
      [1, 0.875],
      [2, 1.375],
    ]);
  });

  it("starts a new line after a rollback, and marks the version that was left", () => {
    const { segments } = of(
      [row("2026-11-01", 1), row("2026-11-02", 2), row("2026-11-03", 1)],
      [move("2026-11-02", "00:00", 2), move("2026-11-03", "00:00", 1, true)],
    );
    expect(segments.map((s) => [s.version, s.rolledBack])).toEqual([
      [1, false],
      [2, true],
      [1, false],
    ]);
  });

  it("leaves out days on which nothing was counted", () => {
    expect(of([row("2026-11-01", 1, null), row("2026-11-02", 1)], []).points).toHaveLength(1);
  });

  it("never draws a handful as 0 or 100 percent: days that counted fewer than ten are one point with those after them", () => {
    const day = (name: string, part: number, whole: number) => ({ ...row(name, 1), shares: { ...none, coverage: { part, whole } } });
    const { points: all } = of(
      [day("2026-11-01", 0, 1), day("2026-11-02", 9, 9), day("2026-11-03", 8, 10), day("2026-11-04", 5, 10), day("2026-11-05", 1, 1)],
      [],
    );
    expect(all.map((p) => [p.from, p.day, p.part, p.whole])).toEqual([
      ["2026-11-01", "2026-11-02", 9, 10],
      ["2026-11-03", "2026-11-03", 8, 10],
      ["2026-11-04", "2026-11-05", 6, 11],
    ]);
    expect(of([day("2026-11-01", 0, 1), day("2026-11-02", 3, 3)], [])).toMatchObject({ points: [], segments: [] });
  });

  it("names the last day, and days in even steps before it", () => {
    expect(dayTicks(7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(dayTicks(30)).toEqual([1, 8, 15, 22, 29]);
    expect(dayTicks(90)).toEqual([14, 29, 44, 59, 74, 89]);
  });

  it("scales to round percentages around the values, within 0 and 100", () => {
    expect(scaleOf([78, 82])).toEqual({ low: 75, high: 85, ticks: [75, 80, 85] });
    expect(scaleOf([0, 100])).toEqual({ low: 0, high: 100, ticks: [0, 20, 40, 60, 80, 100] });
  });
});

describe("shares", () => {
  it("have one decimal, and a dash where nothing was counted", () => {
    expect([percent(0.8123), percent(1), percent(null)]).toEqual(["81.2%", "100.0%", "–"]);
  });

  it("differ in points, with a sign as wide as the other", () => {
    expect([points(0.0142), points(-0.0061), points(0.0001), points(null)]).toEqual(["+1.4", "−0.6", "±0.0", null]);
  });

  it("are better the other way round for handoffs", () => {
    expect([tone(0.01), tone(-0.01), tone(0.01, "down"), tone(0)]).toEqual(["good", "bad", "bad", "neutral"]);
  });
});
