// Own wordings: does each entry keep its taught questions when they are left out, who takes them, and what each is worth.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, jobRef, page, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { entryRef } from "./entryShapes.ts";
import { confidence } from "./reply.ts";

const root = "/api/knowledge-bases/:kb";
const winner = entryRef.nullable().describe("The entry that wins it when it is left out; null = none");
const counted = z
  .object({
    questions: count.describe("Distinct questions"),
    times: count.describe("Times they were asked"),
    examples: z.array(z.string()).describe("At most 3, most asked first"),
  })
  .meta({ id: "CountedWithExamples" });

/** What each similar question of one entry is worth to real questions. */
export const ownWordingValues = z.object({
  asked: z
    .object({ questions: count, times: count, labelled: count.describe("Questions whose right entry people said in a spot check") })
    .describe("The most asked questions of the last 14 days that the entry answers now, at most 100: what is counted over"),
  provisional: z.boolean().describe("The draft's full model was still to come"),
  rows: z.array(
    z.object({
      id: id.describe("Of the similar question"),
      text: z.string(),
      isWeak: z.boolean().describe("The entry loses it when it is left out"),
      isRedundant: z.boolean().describe("Nothing changes when it is left out, together with all others that are redundant"),
      wins: counted.describe("Meant for the entry, which answers them only because of this wording"),
      costs: counted.describe("Meant for others or none, which the entry takes only because of this wording"),
    }),
  ),
});

/** Whether entries keep their own wordings, and what each is worth. */
export const ownWordings = {
  checkOwnWordings: command({
    method: "POST",
    path: `${root}/own-wordings/check`,
    permission: "write",
    summary: "Leave every taught question of the draft out in turn: ten trainings without a tenth of the wordings each, as a job",
    status: 202,
    input: inKb,
    output: jobRef,
    errors: ["busy"],
    changes: ["listJobs"],
  }),
  getOwnWordings: query({
    method: "GET",
    path: `${root}/own-wordings`,
    permission: "read",
    summary: "What the latest check found, of wordings that are still taught",
    input: inKb,
    output: z.object({
      check: z
        .object({
          at: when.describe("The draft as it was then"),
          by: who,
          entries: count.describe("Checked"),
          wordings: count.describe("Checked, standard questions included"),
          alone: count.describe("Entries with one wording: nothing is left when it is left out, so they are not judged"),
        })
        .nullable()
        .describe("null = never checked"),
      losing: count.describe("Entries that lose own wordings"),
      many: count.describe("… a quarter of them or more, and two at least"),
      weak: count.describe("Wordings they lose"),
      changed: count.describe("Entries changed or added since the check"),
      vocabularyChanged: z.boolean().describe("The vocabulary was changed since: every wording may be read otherwise"),
    }),
  }),
  listConfusables: query({
    method: "GET",
    path: `${root}/own-wordings/confusables`,
    permission: "read",
    async: true,
    summary: "Pairs of entries that take each other's wordings, those with most first",
    input: inKb.extend(page(200, 50)),
    output: z.object({
      total: count,
      rows: z.array(
        z.object({
          first: entryRef.describe("Loses no fewer than the second"),
          second: entryRef,
          lost: count.describe("Wordings of the first that the second wins"),
          won: count.describe("Wordings of the second that the first wins"),
          examples: z.array(z.string()).describe("At most 3 of them"),
        }),
      ),
    }),
  }),
  getEntryOwnWordings: query({
    method: "GET",
    path: `${root}/entries/:entry/own-wordings`,
    permission: "read",
    summary: "Each wording of an entry as it is taught now, with what the latest check found",
    input: inKb.extend({ entry: id }),
    output: z.object({
      checkedAt: when.nullable().describe("null = the entry was not in a check"),
      changed: z.boolean().describe("Its wordings are others than when it was checked"),
      rows: z.array(
        z.object({
          id: id.nullable().describe("Of the similar question; null = the standard question"),
          text: z.string(),
          state: z
            .enum(["keeps", "weak", "alone", "unchecked"])
            .describe("weak = the entry loses it; alone = its only wording, not judged"),
          winner,
          confidence: confidence.describe("The winner's"),
          winnerChanged: z.boolean().describe("The winner's wordings are others than when it was checked"),
        }),
      ),
    }),
  }),
  valueWordings: command({
    method: "POST",
    path: `${root}/entries/:entry/wording-values`,
    permission: "write",
    summary:
      "Work out what an entry's similar questions are worth to customers: each left out, the entry really retrained, their questions asked again; as a job",
    status: 202,
    input: inKb.extend({ entry: id }),
    output: jobRef,
    errors: ["busy"],
    changes: ["listJobs", "getWordingValues"],
  }),
  getWordingValues: query({
    method: "GET",
    path: `${root}/entries/:entry/wording-values`,
    permission: "read",
    summary: "What an entry's similar questions are worth, as last worked out",
    input: inKb.extend({ entry: id }),
    output: z.object({
      job: id.nullable().describe("The one that works it out now"),
      values: ownWordingValues
        .extend({ revision: count.describe("Of the entry, as it was then"), at: when, by: who })
        .nullable()
        .describe("null = never worked out"),
    }),
  }),
};
