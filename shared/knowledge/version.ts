// What belongs to a version beside its entries: categories, vocabulary, robot settings. Each is an immutable revision of its own.
import { z } from "zod";
import { maskingKinds } from "../engine/types.ts";
import { id } from "./entry.ts";
import { rule } from "./rule.ts";
import { characters, text } from "./text.ts";

export const category = z
  .object({
    id,
    name: text(60, 1),
    parent: id.nullable(),
    skillGroup: text(60, 1).nullable().describe("The team a handoff from this category goes to; null = the parent's"),
  })
  .meta({ id: "Category" });
/** In order of display; a child may stand anywhere after or before its parent. */
export const categoriesShape = z.array(category).max(2_000).meta({ id: "Categories" });

/** A word of the word lists. */
export const vocabularyWord = text(60, 1).meta({ id: "Word" });
const words = z
  .array(z.object({ word: vocabularyWord }))
  .max(5_000)
  .meta({ id: "Words" });
/** Lists that are absent are empty: vocabularies of before have neither `to` nor `core` nor `stop`. */
export const vocabularyShape = z
  .object({
    synonyms: z
      .array(
        z.object({
          words: z.array(vocabularyWord).min(1).max(50).describe("At least two without `to`"),
          to: vocabularyWord.optional().describe("One-way: a question with one of the words counts as if it had this one besides"),
        }),
      )
      .max(5_000)
      .describe("Without `to` two-way: whichever word is said, it is read as the same"),
    sensitive: words.describe("A question containing one is blocked"),
    core: words.optional().describe("Kept whole and counted as a word of its own, in questions and taught wordings"),
    stop: words.optional().describe("Left out of questions, unless nothing else is left; not of taught wordings"),
  })
  .meta({ id: "Vocabulary" });

const band = z.number().int().min(1).max(100);
const reply = text(1_000, 1);
const fixedReplies = z.object({
  clarify: reply,
  confirm: reply.optional().describe("Said instead of `clarify` where one question only is offered"),
  fallback: reply,
  blocked: reply,
  handoff: reply,
});
const skillGroup = text(60, 1).nullable().describe("Who takes over; null = the team of the category that the question comes nearest to");
/** How own patterns are written says shared/engine/ownPatterns.ts; the server refuses those that cannot be read. */
const maskingRules = z
  .object({
    off: z.array(z.enum(maskingKinds)).max(maskingKinds.length).describe("Kinds of personal data that are left as they are"),
    own: z
      .array(
        z.object({
          name: text(60, 1),
          placeholder: z
            .string()
            .regex(/^[A-Z]{2,12}$/u)
            .describe("What stands in its place, between < and >"),
          pattern: characters(100, 1).describe(
            "# a digit, @ a letter, * either, {6} or {6-8} of them, ( ) may be there or not; the rest as it stands",
          ),
        }),
      )
      .max(30)
      .describe("Patterns of one's own"),
  })
  .meta({ id: "MaskingRules" });

export const robotSettings = z
  .object({
    bands: z.object({
      answer: band.describe("Confidence from which a question is answered"),
      clarify: band.describe("… from which it is clarified"),
    }),
    clarifyOptions: z.number().int().min(2).max(5),
    replies: fixedReplies.describe("Plain texts the robot says when it does not answer"),
    otherReplies: fixedReplies
      .extend({ language: z.enum(["zh", "en"]) })
      .optional()
      .describe("The same for questions in this other language; without them `replies` are said to all"),
    handOff: z
      .object({
        anger: z.object({ words: z.array(text(40, 1)).max(500).describe("A question with one of them"), skillGroup }).nullable(),
        repeated: z.object({ times: z.number().int().min(2).max(10).describe("The same question for this time"), skillGroup }).nullable(),
        misses: z.object({ inARow: z.number().int().min(1).max(10).describe("So many in a row without an answer"), skillGroup }).nullable(),
      })
      .optional()
      .describe("When a person takes over although no entry says so; null or absent: never for that reason"),
    masking: maskingRules.optional().describe("What of a question is personal data; absent: every kind"),
    channels: z.array(text(40, 1)).max(50).describe("Channel names offered in the console"),
  })
  .refine((s) => s.bands.clarify <= s.bands.answer, rule("clarify band must not be above the answer band", ["bands", "clarify"]))
  .meta({ id: "RobotSettings" });

export type Category = z.infer<typeof category>;
export type Vocabulary = z.infer<typeof vocabularyShape>;
export type RobotSettings = z.infer<typeof robotSettings>;

export const emptyVocabulary: Vocabulary = { synonyms: [], sensitive: [] };
