// What an edit that is not saved yet would flip of the questions customers asked lately.
import { z } from "zod";
import { id, savedContent, wording } from "../knowledge/entry.ts";
import { characters } from "../knowledge/text.ts";
import { vocabularyShape, vocabularyWord } from "../knowledge/version.ts";
import { count, inKb, page } from "./common.ts";
import { query } from "./endpoint.ts";
import { settle } from "./entryShapes.ts";

/** The most days that are looked back. */
export const MOST_FLIP_DAYS = 90;

const asked = inKb.extend({
  days: z.number().int().min(1).max(MOST_FLIP_DAYS).default(30).describe("Questions of so many days, today included"),
  editor: characters(80).optional().describe("Who asks: an earlier call of the same editor that is still waiting ends with `cancelled`"),
});
const edit = asked.extend({
  entry: id.nullable().describe("null: a new one"),
  content: savedContent.nullable().describe("As it would be saved; null: as if it were deleted"),
  settle,
  gone: z.array(id).max(10).default([]).describe("Other entries as if they were deleted, as in a merge"),
});
const taught = { entry: id, text: wording };
/** A change that would make an entry answer (the engine's Fix): `entry` gains. */
export const fix = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("add_wording"), ...taught }),
    z.object({ kind: z.literal("add_synonym"), entry: id, words: z.tuple([vocabularyWord, vocabularyWord]) }),
    z.object({ kind: z.literal("add_negative"), ...taught, winner: id }),
    z.object({ kind: z.literal("move_wording"), ...taught, winner: id }),
  ])
  .meta({ id: "Fix" });
const wordEdit = asked.extend({ vocabulary: vocabularyShape.describe("As it would be saved") });

const named = z
  .object({ entry: id.nullable().describe("null: the new one itself"), question: z.string() })
  .nullable()
  .describe("null: nothing serves it")
  .meta({ id: "FlipSide" });
const sums = {
  questions: count.describe("Distinct questions"),
  times: count.describe("Times they were asked"),
};
const flip = z
  .object({ text: z.string().describe("Masked"), times: count, from: named, to: named })
  .describe("A question, what serves it now, and what would")
  .meta({ id: "Flip" });
const flipsOfKind = z
  .object({
    ...sums,
    byEntry: z.array(z.object({ ...sums, from: named, to: named })).describe("By who gives and who takes, most asked first; 50 at most"),
    first: z.array(flip).describe("The ten most asked"),
  })
  .meta({ id: "FlipsOfKind" });

/** How far the thread that holds the questions is. */
export const making = z
  .object({
    state: z.literal("making").describe("Being worked out: call again in half a second"),
    isTraining: z.boolean().describe("`done` and `total` count trainings, otherwise questions"),
    done: count,
    total: count.describe("0: not counted yet"),
  })
  .meta({ id: "FlipsMaking" });
const behind = z
  .boolean()
  .describe(
    "Told by the draft as it was before its latest training or change of settings, or before questions that came in at once: call again in a second",
  );
const flippedQuestion = z
  .object({ text: z.string(), times: count, from: z.string().nullable(), to: z.string().nullable() })
  .meta({ id: "FlippedQuestion" });
/** What teaching a cluster's questions would flip, in numbers. Made where it is used: a page that uses none of them does without. */
export const clusterFlips = () => ({
  behind,
  gained: count.describe("Distinct questions"),
  moved: count,
  lost: count,
  own: z.object({ questions: count, times: count }).describe("Of the cluster's own questions, those that the entry would answer"),
  broken: count.describe("Wordings of the entry that would not reach it"),
  first: z.array(flippedQuestion).describe("The most asked that others lose"),
});
const ready = z.object({
  state: z.literal("ready"),
  ...sums,
  since: z.iso.date().describe("The first day, as the shop counts days"),
  behind,
  gained: flipsOfKind.describe("Nothing serves them, an entry would"),
  lost: flipsOfKind.describe("An entry serves them, nothing would"),
  moved: flipsOfKind.describe("Another entry would serve them"),
});
const readyWithBroken = ready
  .extend({
    broken: z
      .array(z.object({ text: z.string(), from: named, to: named }))
      .describe("Taught wordings that reach their entry now and would not, 50 at most; what serves them instead"),
    brokenCount: count,
  })
  .meta({ id: "FlipsReady" });
const list = { kind: z.enum(["gained", "lost", "moved"]), ...page(200, 50) };
const listed = z.object({ total: count, rows: z.array(flip) });

const wordUse = z
  .object({
    entries: count.describe("Entries that teach a wording with one of the words"),
    ...sums,
    unasked: z.array(count).describe("Places in the group of words that stand in no question"),
  })
  .meta({ id: "WordUse" });

/** What edits would do to real questions. */
export const flips = {
  previewFlips: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/flips",
    permission: "write",
    async: true,
    summary:
      "What saving (or deleting) this would flip of the questions asked lately: exactly what the draft does before and after, the entry really retrained",
    input: edit,
    output: z.discriminatedUnion("state", [
      making,
      ready.extend({
        broken: z
          .array(z.object({ text: z.string(), to: named }))
          .describe("Own wordings, new or reaching the entry now, that would not, 50 at most; what serves them instead"),
        brokenCount: count,
      }),
    ]),
    errors: ["cancelled", "rule_broken", "not_ready"],
  }),
  listFlips: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/flips/list",
    permission: "write",
    async: true,
    summary: "All flips of one kind, most asked first; waits while the questions are being asked for the first time",
    input: edit.extend(list),
    output: listed,
    errors: ["cancelled", "rule_broken", "not_ready"],
  }),
  previewFix: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/flips/fix",
    permission: "write",
    async: true,
    summary: "What making one of the fixes that whyNot found would flip of the questions asked lately; a synonym is worked out in seconds",
    input: asked.extend({ fix }),
    output: z.discriminatedUnion("state", [making, readyWithBroken]),
    errors: ["cancelled", "rule_broken", "not_ready"],
  }),
  previewVocabularyFlips: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/vocabulary/flips",
    permission: "write",
    async: true,
    summary:
      "What saving this vocabulary would flip of the questions asked lately once the draft is trained with it: worked out in seconds, while it is asked for at least every five",
    input: wordEdit,
    output: z.discriminatedUnion("state", [making, readyWithBroken]),
    errors: ["cancelled", "rule_broken", "not_ready"],
  }),
  suggestWordings: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/entries/:entry/suggestions",
    permission: "write",
    async: true,
    summary:
      "Questions near an entry that nothing serves, by what teaching each would add beyond those before it: each is tried, the entry really retrained",
    input: asked.extend({ entry: id, most: z.number().int().min(1).max(20).default(10) }),
    output: z.discriminatedUnion("state", [
      making,
      z.object({
        state: z.literal("suggested"),
        ...sums,
        rows: z.array(
          z.object({
            text: z.string().describe("Masked"),
            times: count,
            gained: z.object(sums).describe("What the entry would answer then, the question itself among them"),
            cost: z.object(sums).describe("What others answer now and would not"),
          }),
        ),
      }),
    ]),
    errors: ["cancelled", "not_ready"],
  }),
  countWords: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/vocabulary/use",
    permission: "read",
    async: true,
    summary: "How groups of words are used by the questions asked lately, and by what is taught",
    input: inKb.extend({
      groups: z.array(z.array(characters(60)).max(51)).max(5_000),
      days: asked.shape.days,
    }),
    output: z.discriminatedUnion("state", [
      making,
      z.object({ state: z.literal("counted"), ...sums, use: z.array(wordUse).describe("In the order of the groups") }),
    ]),
    errors: ["cancelled", "not_ready"],
  }),
  listVocabularyFlips: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/vocabulary/flips/list",
    permission: "write",
    async: true,
    summary: "All flips of one kind by a vocabulary, most asked first; waits while they are being worked out",
    input: wordEdit.extend(list),
    output: listed,
    errors: ["cancelled", "rule_broken", "not_ready"],
  }),
};
