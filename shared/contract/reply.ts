// The robot's reply as it travels: the zod form of shared/engine/types.ts.
import { z } from "zod";
import { characters, text } from "../knowledge/text.ts";

/** What becomes of a question (Outcome in shared/engine/types.ts). Stored. */
export const outcomes = ["answered", "clarify", "unanswered", "handoff", "blocked"] as const;
/** One of `outcomes`. */
export const outcome = z.enum(outcomes).meta({ id: "Outcome" });
/** Why it became that (Reason in shared/engine/types.ts). Stored. */
export const reasons = [
  "exact",
  "confident",
  "chosen",
  "close",
  "middle",
  "low",
  "nothing",
  "not_in_force",
  "not_ours",
  "requested",
  "sensitive",
  "none_of_these",
  "asked_back",
  "anger",
  "repeated",
  "misses",
] as const;
/** One of `reasons`. */
export const reason = z.enum(reasons).meta({ id: "Reason" });
/** 0–100, calibrated: of answers given at 90 nine in ten should be right. */
export const confidence = z.number().min(0).max(100).meta({ id: "Confidence" });

const candidate = z.object({ entry: z.string(), question: z.string(), confidence, score: z.number() }).meta({ id: "Candidate" });
const option = z.object({ entry: z.string(), question: z.string(), confidence }).meta({ id: "Option" });
const related = z.object({ entry: z.string(), question: z.string() }).meta({ id: "Related" });

/** What the draft replies, and its first candidate. */
export const nowAnswer = z
  .object({ outcome, confidence, entry: z.string().nullable(), question: z.string().nullable() })
  .describe("What the draft replies now, and its first candidate")
  .meta({ id: "NowAnswer" });

/** Why a reply is as it is (Explanation in shared/engine/types.ts). */
export const explanation = z
  .object({
    reading: z.array(z.object({ text: z.string(), contribution: z.number().nullable() })),
    towards: z.string().nullable(),
    synonyms: z.array(z.object({ from: z.string(), to: z.string() })),
    added: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .describe("One-way synonyms: what the question says, and what it counts as besides"),
    near: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .describe("English words that nobody taught the entry, and the word of its nearest wordings that each is near in meaning; at most 5"),
    core: z.array(z.string()).describe("Core words in it"),
    ignored: z.array(z.string()).describe("Stop words left out of it; their pieces have no contribution"),
    sensitive: z.array(z.string()),
    anger: z.array(z.string()),
    candidates: z.array(
      candidate.extend({
        contributions: z.array(z.number().nullable()).describe("What each piece of `reading` gave this candidate; they sum to its score"),
        standing: z
          .number()
          .describe("Points of its confidence owed to labelled questions: negative where its entry drew questions that are nobody's"),
        parts: z.array(z.object({ name: z.string(), value: z.number() })),
        contradiction: z
          .object({ kind: z.enum(["negation", "number", "data"]), said: z.string(), taught: z.string().nullable() })
          .nullable()
          .describe(
            "What in the question speaks against this entry, which is then at most asked back: it refuses what the entry does or asks to have it undone (`negation`), names another number or model (`number`), or holds other personal data than the wording it resembles (`data`). `said` in the question, `taught` by the entry",
          ),
        state: z.enum(["usable", "disabled", "pending", "expired", "no_answer"]),
      }),
    ),
    nearest: z.array(
      z.object({
        entry: z.string(),
        question: z.string(),
        wording: z.string(),
        kind: z.enum(["positive", "answer", "negative"]).describe("`answer`: not taught as a question, but said by the entry's answer"),
        similarity: z.number(),
      }),
    ),
    thresholds: z.object({ answer: confidence, clarify: confidence }),
    rules: z.array(reason),
  })
  .meta({ id: "Explanation" });

/** A reply as the console gets it. */
export const reply = z
  .object({
    outcome,
    reason,
    confidence,
    answer: z.object({ entry: z.string(), question: z.string(), text: z.string() }).nullable(),
    options: z.array(option),
    related: z.array(related),
    choice: z
      .object({ entry: z.string().nullable() })
      .nullable()
      .describe("Set where the text was read as the answer to the question back before it: the option meant, or (null) none of them"),
    handoff: z.object({ skillGroup: z.string().nullable(), reason }).nullable(),
    text: z.string(),
    question: z.string(),
    textKey: z.string(),
    candidates: z.array(candidate),
    explanation: explanation.nullable(),
  })
  .meta({ id: "ConsoleReply" });

/** Kept as it was asked, blanks included. */
export const askedQuestion = characters(1_000, 1)
  .refine((q) => q.trim() !== "", "a question of 1–1,000 characters, not all of them blanks")
  .meta({ pattern: "\\S" });
/** Where a question is asked: 1 to 40 characters. */
export const channel = text(40, 1).meta({ id: "Channel" });
const contextKey = characters(60).meta({ id: "ContextKey" });
const contextValue = z.union([characters(200), z.number(), z.boolean()]).meta({ id: "ContextValue" });
const mostFields = 50;
const fewFields = (c: object): boolean => Object.keys(c).length <= mostFields;

/** Fields of the asker that conditions name. Conditions compare texts: numbers and booleans are taken as written. */
export const askerContext = z
  .record(contextKey, contextValue.transform(String))
  .refine(fewFields, "at most 50 fields")
  .meta({ maxProperties: mostFields });

/** The same from a bot: null is read as not given. */
export const customerContext = z
  .record(contextKey, contextValue.nullable())
  .refine(fewFields, "at most 50 fields")
  .meta({
    maxProperties: mostFields,
    description: "What conditions of answers name besides channel and time, and what fills placeholders such as {{order}}",
  })
  .transform((c) => Object.fromEntries(Object.entries(c).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]]))));
