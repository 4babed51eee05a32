// Entries that say the same, or nearly: which they are, joined into one, and that taken back.
import { z } from "zod";
import { answer, entryContent, id, savedContent, wording } from "../knowledge/entry.ts";
import { rule } from "../knowledge/rule.ts";
import { count, empty, inKb, page, when } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { entryChanges, entryRef } from "./entryShapes.ts";

const root = "/api/knowledge-bases/:kb";

const side = z.enum(["kept", "taken"]).describe("kept = the entry that stays, taken = the one that goes").meta({ id: "MergeSide" });
const kind = z.enum(["positive", "negative"]);

/** What is taken from which of two entries; each may be left out. */
export const mergeChoices = z
  .object({
    question: side.default("kept").describe("Whose standard question it stays; the other's becomes a wording"),
    answers: z
      .array(z.object({ when: answer.shape.when, from: side }))
      .max(40)
      .default([])
      .describe("By conditions; not named here: those of the entry that stays, and the other's where it has none under these conditions"),
    category: side.optional().describe("Left out: that of the entry that stays, or the other's if it has none"),
    validity: side.default("kept"),
    handOff: side.optional().describe("Left out: that of the entry that stays, or the other's if it has neither answers nor a hand-off"),
    wordings: z
      .array(z.object({ text: wording, kind }))
      .max(600)
      .default([])
      .describe("Says of each wording that is negative in one and positive in the other what it is to be"),
  })
  .meta({ id: "MergeChoices" });

/** The answers that both sides have under the same conditions. */
export const answerGroup = z
  .object({ when: answer.shape.when, kept: z.array(z.string()), taken: z.array(z.string()), from: side.describe("Whose they are") })
  .meta({ id: "AnswerGroup" });

/** A wording that leads to one of two entries and must not lead to the other. */
export const wordingClash = z
  .object({
    text: z.string(),
    positiveIn: side,
    kind: kind.nullable().describe("What was chosen; null: nothing yet, and it cannot be merged"),
  })
  .meta({ id: "WordingClash" });

const content = savedContent.optional().describe("What it says with changes that are not saved; left out: as it is saved");
const base = count.describe("The revision that was looked at");
/** The entry that goes, by its id or by what it says. */
const goes = z.object({ entry: id.nullable().describe("null: one that was never saved, and `content` is all of it"), content });
const hasSomething = ({ entry, content: typed }: z.output<typeof goes>): boolean => entry !== null || typed !== undefined;
const something = rule("an entry, or the content of one that was never saved", ["content"]);
const both = inKb.extend({
  entry: id.describe("The entry that stays"),
  content,
  choices: mergeChoices.default(() => mergeChoices.parse({})),
});

const twoEntries = inKb.extend({ first: id, second: id.describe("In either order") });
const closeWording = z
  .object({
    text: z.string(),
    isStandard: z.boolean().describe("It is the standard question of one of the two: it cannot be moved away from that one"),
  })
  .meta({ id: "CloseWording" });
const closeSide = entryRef.extend({ similar: count.describe("Positive similar questions"), revision: count }).meta({ id: "CloseEntry" });

/** Finding entries that are too close to each other, and joining two of them. */
export const duplicates = {
  listDuplicates: query({
    method: "GET",
    path: `${root}/duplicates`,
    permission: "read",
    async: true,
    summary:
      "Pairs of entries that are too close, worst first: wordings both teach, three or more that one takes from the other in the latest check of own wordings, wordings that check found near",
    input: inKb.extend({
      entry: id.optional().describe("Only its pairs"),
      state: z.enum(["open", "settled"]).default("open").describe("settled: somebody said that they are no duplicates"),
      ...page(200, 50),
    }),
    output: z.object({
      total: count,
      open: count.describe("Pairs that are still to be looked at"),
      settled: count.describe("Pairs that are no duplicates, as somebody said"),
      merged: count.describe("Entries that were merged away, over all time"),
      checkedAt: when.nullable().describe("Of the latest check of own wordings; null: only wordings taught twice are known"),
      rows: z.array(
        z.object({
          first: closeSide,
          second: closeSide,
          same: z.array(closeWording).describe("Taught by both"),
          lost: z.array(closeWording).describe("Of the first, taken by the second when left out"),
          won: z.array(closeWording).describe("Of the second, taken by the first"),
          near: z
            .object({
              entry: id.describe("Whose `text` is"),
              text: z.string(),
              otherText: z.string(),
              cosine: count.describe("In hundredths, 70–100"),
            })
            .nullable()
            .describe("The two wordings that lie nearest"),
        }),
      ),
    }),
  }),
  settleDuplicate: command({
    method: "POST",
    path: `${root}/duplicates/settle`,
    permission: "write",
    summary: "Say that two entries are no duplicates: they are no longer listed",
    input: twoEntries,
    output: empty,
    errors: ["nothing_to_do", "rule_broken"],
    changes: ["listDuplicates"],
  }),
  reopenDuplicate: command({
    method: "POST",
    path: `${root}/duplicates/reopen`,
    permission: "write",
    summary: "Take that back",
    input: twoEntries.extend({}),
    output: empty,
    errors: ["nothing_to_do"],
    changes: ["listDuplicates"],
  }),
  previewMerge: query({
    method: "POST",
    path: `${root}/entries/:entry/merge/preview`,
    permission: "write",
    summary: "What two entries would say as one, and what has to be chosen",
    input: both.extend({ taken: goes.refine(hasSomething, something) }),
    output: z.object({
      base: count.describe("The revision of the entry that stays"),
      takenBase: count.nullable().describe("… and of the one that goes; null: it was never saved"),
      content: entryContent.extend({ similar: z.array(entryContent.shape.similar.element), answers: z.array(answer) }),
      answers: z.array(answerGroup),
      clashes: z.array(wordingClash),
      leftOut: z.object({ tags: z.array(z.string()), related: z.array(id) }).describe("Beyond what an entry holds"),
      tooMany: count.describe("Wordings beyond the 300 an entry may have: not 0, and it cannot be merged"),
      redirected: count.describe("Other entries whose related questions name the entry that goes"),
    }),
    errors: ["rule_broken"],
  }),
  mergeEntries: command({
    method: "POST",
    path: `${root}/entries/:entry/merge`,
    permission: "write",
    summary:
      "Join two entries: one stays and gets what was chosen, the other is deleted; links, labels and decisions that name it go to the one that stays",
    input: both.extend({
      base,
      taken: goes
        .extend({ base: base.describe("The revision that was looked at; 0 for one that was never saved") })
        .refine(hasSomething, something),
    }),
    output: z.object({
      merge: id.describe("To undo it by"),
      revision: count.describe("Of the entry that stays"),
      redirected: count.describe("Other entries that got a revision, since they offered the one that went as related"),
    }),
    errors: ["conflict", "taken", "rule_broken"],
    changes: [...entryChanges, "listSpotCheckItems", "getSpotCheck", "listDecisions"],
  }),
  undoMerge: command({
    method: "POST",
    path: `${root}/merges/:merge/undo`,
    permission: "write",
    summary: "Take a merge back: both entries as they were; refused once either was changed since",
    input: inKb.extend({ merge: id }),
    output: z.object({
      entry: id.describe("The one that stayed"),
      revision: count.describe("… and its revision now"),
      takenRevision: count.nullable(),
      taken: id.nullable(),
      kept: count.describe("Redirected entries that were changed since and stay as they are"),
    }),
    errors: ["conflict", "nothing_to_do"],
    changes: [...entryChanges, "listSpotCheckItems", "getSpotCheck", "listDecisions"],
  }),
};
