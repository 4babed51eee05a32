// Confusion: pairs of entries between which customers' questions waver, as real traffic shows it.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, page, when } from "./common.ts";
import { query } from "./endpoint.ts";
import { entryRef } from "./entryShapes.ts";
import { confidence, outcome } from "./reply.ts";

/** A candidate is close to the best one with at least this share of its confidence, and … */
export const CLOSE_SHARE = 0.5;
/** … at least this confidence. */
export const LEAST_CLOSE = 10;

/**
 * What a pair's turns weigh, added up to its points; the list is in their order. What says that the other one was meant (the option behind was chosen,
 * the answer did not help, a person said so) weighs ten, a question back two (it cost the customer a turn), mere closeness one; and so does "none of them",
 * which says that neither was meant.
 */
export const CONFUSION_WEIGHTS = { wrong: 10, overturned: 10, unhelpful: 10, asked: 2, confirmed: 2, none: 1, close: 1 } as const;

const root = "/api/knowledge-bases/:kb/confusions";

/** Turns by what happened. */
export const confusionCounts = z
  .object({
    wrong: count.describe("Drawn by a spot check that said it should have been the other one; may be counted once more under another name"),
    overturned: count.describe("Asked back, and the one behind was chosen"),
    unhelpful: count.describe("One answered and did not help; the other was next"),
    asked: count.describe("Asked back, and nothing was said"),
    confirmed: count.describe("Asked back, and the one ahead was chosen"),
    none: count.describe("Asked back, and none was meant"),
    close: count.describe("One answered, the other had at least half its confidence, and 10"),
  })
  .meta({ id: "ConfusionCounts" });

const period = {
  days: z.literal([7, 30, 90]).default(30).describe("Turns of so many days, today included"),
  entry: id.optional().describe("Only its pairs"),
  category: id.optional().describe("Pairs one of which is in the category, or below it; `none` = without a category"),
};

const side = z
  .object({
    id,
    question: z.string(),
    ahead: count.describe("Turns in which it was put before the other one"),
    bad: count.describe("… of them those that say that the other one was meant: overturned, unhelpful, wrong"),
  })
  .meta({ id: "ConfusedEntry" });

/** What became of a question between two entries, by which of them. */
const bySide = z.object({ first: count, second: count }).meta({ id: "BySide" });

/** Reading them; what is done with a wording is of entries (`settleWording`), two as one of `mergeEntries`. */
export const confusion = {
  listConfusions: query({
    method: "GET",
    path: root,
    permission: "read",
    async: true,
    summary:
      "Pairs of entries between which questions waver, worst first: by points, ten for each turn that says the other one was meant (option behind chosen, answer unhelpful, called wrong), two for each other question back, one for each close answer or where none was meant",
    input: inKb.extend({ ...period, ...page(200, 50) }),
    output: z.object({
      total: count,
      since: z.iso.date().describe("The first day, as the shop counts days"),
      filling: z
        .object({ done: count, total: count })
        .nullable()
        .describe("Turns of an earlier version of the program are still being counted: so far, of how many; null: all are"),
      checkedAt: when.nullable().describe("Of the latest check of own wordings; null: `own` is not known"),
      rows: z.array(
        z.object({
          first: side.describe("The lower id"),
          second: side,
          points: count,
          turns: count.describe("Distinct turns; `wrong` apart"),
          counts: confusionCounts,
          own: z
            .object({
              lost: count.describe("Of the first, taken by the second when left out"),
              won: count.describe("Of the second, taken by the first"),
            })
            .describe("Own wordings, by the latest check: the draft still wavers"),
        }),
      ),
    }),
  }),
  getConfusionMap: query({
    method: "GET",
    path: `${root}/map`,
    permission: "read",
    async: true,
    summary: "The entries of the worst pairs against each other, those that are confused beside each other",
    input: inKb.extend({ ...period, most: z.number().int().min(2).max(40).default(16).describe("So many entries") }),
    output: z.object({
      entries: z.array(entryRef).describe("In the order of rows and columns"),
      cells: z.array(z.object({ ahead: id, behind: id, turns: count, bad: count })).describe("Where anything was counted"),
      pairs: count.describe("All pairs of the period"),
      shown: count.describe("Those that stand in the map"),
    }),
  }),
  listConfusedQuestions: query({
    method: "GET",
    path: `${root}/:first/:second/questions`,
    permission: "read",
    async: true,
    summary:
      "The questions behind a pair, those with most points first, with what became of them then and what the draft does with them now",
    input: inKb.extend({ first: id, second: id, days: period.days, ...page(50, 20) }),
    output: z.object({
      total: count,
      provisional: z.boolean().describe("`now` is the draft's before its full training"),
      rows: z.array(
        z.object({
          id,
          text: z.string().describe("Masked"),
          turns: count,
          points: count,
          answered: bySide.describe("By which of the two"),
          unhelpful: bySide.describe("… and did not help"),
          chosen: bySide.describe("Asked back: which was chosen"),
          asked: count,
          none: count,
          wrong: bySide.describe("Called wrong: which it should have been"),
          last: z.iso.date().nullable().describe("The latest day; null: only a spot check knows it"),
          now: z.object({ outcome, entry: id.nullable(), question: z.string().nullable(), confidence }),
          taught: z
            .array(entryRef.extend({ isStandard: z.boolean().describe("It is that entry's standard question") }))
            .describe("Entries that teach it"),
          negative: z.object({ first: z.boolean(), second: z.boolean() }).describe("It must not lead there"),
        }),
      ),
    }),
  }),
};
