// When entries begin and end to be in force: a calendar by the shop's days, and what it does to the questions asked lately.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { validityCalendar as contract } from "../../shared/contract/validity.ts";
import { addDays, dayStart, daysFrom, localDay } from "../../shared/engine/time.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { withDescendants } from "../entries/categories.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { askTraffic, NO_PAGE } from "../flips/flips.ts";
import { firstDayOf } from "../logs/recentQuestions.ts";
import { type Categories, listForceChanges, listInstants, type StoredInstant } from "./validity.store.ts";

const MOST_DAYS = 400;
/** Questions of so many days, as the editor's panel looks back: the thread then holds them already. */
const ASKED_DAYS = 30;
const MOST_MOMENTS = 1_000;

type Within = Pick<Parsed<(typeof contract)["getValidityDays"]>, "from" | "until" | "category">;
type Forecast = Extract<OutputOf<"foreseeValidity">, { state: "ready" }>;

export const validityHandlers: Handlers<keyof typeof contract> = {
  getValidityDays: (c, input) => {
    refuseLong(input);
    const byDay = new Map<string, { starts: number; ends: number }>();
    for (const { kind, at, entries } of listInstants(c.db, c.kb.id, categoriesOf(c, input.category))) {
      const day = localDay(at, c.kb.timeZone);
      const known = byDay.get(day) ?? { starts: 0, ends: 0 };
      byDay.set(day, { ...known, [kind]: known[kind] + entries });
    }
    const days = [...byDay.keys()].toSorted();
    return {
      today: localDay(c.now(), c.kb.timeZone),
      days: days.filter((day) => day >= input.from && day < input.until).map((day) => ({ day, ...byDay.get(day)! })),
      before: days.findLast((day) => day < input.from) ?? null,
      after: days.find((day) => day >= input.until) ?? null,
    };
  },
  listValidityChanges: (c, input) => {
    refuseLong(input);
    const categories = categoriesOf(c, input.category);
    const instants = listInstants(c.db, c.kb.id, categories).filter(({ at }) => {
      const day = localDay(at, c.kb.timeZone);
      return day >= input.from && day < input.until;
    });
    return {
      total: instants.reduce((sum, { entries }) => sum + entries, 0),
      rows: listForceChanges(c.db, c.kb.id, inOrder(instants), categories, input.offset, input.limit),
    };
  },
  foreseeValidity: async (c, { ahead, category, editor }) => {
    const [now, until] = [Date.parse(c.now()), Date.parse(dayStart(addDays(localDay(c.now(), c.kb.timeZone), ahead), c.kb.timeZone))];
    const categories = categoriesOf(c, category);
    const instants = listInstants(c.db, c.kb.id, categories).filter(({ at }) => Date.parse(at) > now && Date.parse(at) <= until);
    const changes = listForceChanges(c.db, c.kb.id, inOrder(instants), categories, 0, MOST_MOMENTS).filter(({ enabled }) => enabled);
    const moments = changes.map(({ id, at }) => ({ entry: id, at }));
    const said = await askTraffic(c, { days: ASKED_DAYS, editor }, { kind: "force", moments }, NO_PAGE);
    return () => {
      if (said.state === "making") return said;
      if (said.state !== "forced") throw new Error("something was told that was not asked");
      const ids = said.moments.flatMap(({ entry, nearest }) => [entry, ...nearest.flatMap((one) => one.entry ?? [])]);
      const questions = standardQuestions(c.db, c.kb.id, [...new Set(ids)]);
      const named = (id: string): { id: string; question: string } => ({ id, question: questions.get(id) ?? id });
      const rows = said.moments.map(({ entry, nearest, ...rest }, i): Forecast["rows"][number] => ({
        ...rest,
        entry: named(entry),
        kind: changes[i]!.kind,
        nearest: nearest.map((one) => ({ ...one, entry: one.entry === null ? null : named(one.entry) })),
      }));
      return {
        state: "ready",
        days: ASKED_DAYS,
        since: firstDayOf(c.now(), c.kb.timeZone, ASKED_DAYS),
        ...said.asked,
        moments: instants.reduce((sum, { entries }) => sum + entries, 0),
        rows,
      };
    };
  },
};

const inOrder = (instants: readonly StoredInstant[]): Pick<StoredInstant, "kind" | "at">[] =>
  instants.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.kind < b.kind ? -1 : 1)).map(({ kind, at }) => ({ kind, at }));

const categoriesOf = (c: Context, category: string | undefined): Categories =>
  category === undefined ? null : category === "none" ? [] : withDescendants(c, category);

function refuseLong({ from, until }: Within): void {
  const days = daysFrom(from, until);
  if (days < 1 || days > MOST_DAYS)
    throw new Failure("rule_broken", `1 to ${MOST_DAYS} days, \`until\` is the day after the last`, { field: "until" });
}
