// When entries begin and end to be in force, and what that does to real questions.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { characters } from "../knowledge/text.ts";
import { count, inKb, page, when } from "./common.ts";
import { query } from "./endpoint.ts";
import { entryRef } from "./entryShapes.ts";
import { making } from "./flips.ts";

const root = "/api/knowledge-bases/:kb/validity";
/** Forecasts look so many days ahead at most. */
export const MOST_AHEAD = 90;
const category = id.optional().describe("With everything below it; `none` = without a category");
const day = z.iso.date().describe("A day of the shop");
const within = inKb.extend({ from: day, until: day.describe("The day after the last; 400 days at most"), category });
const kind = z.enum(["starts", "ends"]).meta({ id: "ForceChangeKind" });
const sums = z
  .object({ questions: count.describe("Distinct questions"), times: count.describe("Times they were asked") })
  .meta({ id: "QuestionSums" });

/** The calendar, and the forecast. */
export const validityCalendar = {
  getValidityDays: query({
    method: "GET",
    path: root,
    permission: "read",
    summary:
      "Days on which entries begin or end to be in force, as the shop counts days, with how many; and the nearest such days before and after",
    input: within,
    output: z.object({
      today: z.iso.date(),
      days: z.array(z.object({ day: z.iso.date(), starts: count, ends: count })).describe("Only those on which something does"),
      before: z.iso.date().nullable().describe("The last such day before `from`"),
      after: z.iso.date().nullable().describe("The first such day from `until` on"),
    }),
    errors: ["rule_broken"],
  }),
  listValidityChanges: query({
    method: "GET",
    path: `${root}/changes`,
    permission: "read",
    summary: "Entries that begin or end to be in force within some days, in the order in which that happens",
    input: within.extend(page(200, 100)),
    output: z.object({
      total: count,
      rows: z.array(
        entryRef.extend({
          kind,
          at: when,
          category: id.nullable(),
          enabled: z.boolean(),
          validFrom: when.nullable(),
          validUntil: when.nullable(),
        }),
      ),
    }),
    errors: ["rule_broken"],
  }),
  foreseeValidity: query({
    method: "GET",
    path: `${root}/forecast`,
    permission: "read",
    async: true,
    summary:
      "For each entry that begins or ends to be in force soon: how many real questions that gives an answer, or leaves without one, and which entry lies nearest then; each question is asked of the draft as of just before and as of then",
    input: inKb.extend({
      ahead: z.number().int().min(1).max(MOST_AHEAD).default(MOST_AHEAD).describe("Days"),
      category,
      editor: characters(80).optional().describe("Who asks: an earlier call of the same that still waits ends with `cancelled`"),
    }),
    output: z.discriminatedUnion("state", [
      making,
      z.object({
        state: z.literal("ready"),
        days: count.describe("Questions of so many days, today included"),
        since: z.iso.date().describe("The first of them"),
        ...sums.shape,
        moments: count.describe("Begins and ends within that time; the first 1,000 are looked at"),
        rows: z
          .array(
            z.object({
              entry: entryRef,
              kind,
              at: when,
              lost: sums.describe("It serves them before, and nothing after: another entry never stands in for the one that lies nearest"),
              gained: sums.describe("Nothing serves them before, and it after"),
              moved: sums.describe("Another entry gives or takes them"),
              nearest: z
                .array(sums.extend({ entry: entryRef.nullable().describe("null: none that may speak then") }))
                .describe("Of what is lost, most asked first; 5 at most"),
              first: z.array(z.object({ text: z.string().describe("Masked"), times: count })).describe("The five most asked"),
            }),
          )
          .describe("In the order in which it happens; those that do nothing to any question are there, too"),
      }),
    ]),
  }),
};
