// The robot's reply as it travels: the zod form of shared/engine/types.ts.
import { z } from "zod";

export const outcomes = ["answered", "clarify", "unanswered", "handoff", "blocked"] as const;
export const outcome = z.enum(outcomes);
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
] as const;
export const reason = z.enum(reasons);
export const confidence = z.number().min(0).max(100);

const candidate = z.object({ entry: z.string(), question: z.string(), confidence, score: z.number() });
const option = z.object({ entry: z.string(), question: z.string(), confidence });
const related = z.object({ entry: z.string(), question: z.string() });

export const explanation = z.object({
  reading: z.array(z.object({ text: z.string(), contribution: z.number().nullable() })),
  towards: z.string().nullable(),
  synonyms: z.array(z.object({ from: z.string(), to: z.string() })),
  added: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .describe("One-way synonyms: what the question says, and what it counts as besides"),
  core: z.array(z.string()).describe("Core words in it"),
  ignored: z.array(z.string()).describe("Stop words left out of it; their pieces have no contribution"),
  sensitive: z.array(z.string()),
  candidates: z.array(
    candidate.extend({
      contributions: z.array(z.number().nullable()).describe("What each piece of `reading` gave this candidate; they sum to its score"),
      standing: z
        .number()
        .describe("Points of its confidence owed to labelled questions: negative where its entry drew questions that are nobody's"),
      parts: z.array(z.object({ name: z.string(), value: z.number() })),
      state: z.enum(["usable", "disabled", "pending", "expired", "no_answer"]),
    }),
  ),
  nearest: z.array(
    z.object({
      entry: z.string(),
      question: z.string(),
      wording: z.string(),
      kind: z.enum(["positive", "negative"]),
      similarity: z.number(),
    }),
  ),
  thresholds: z.object({ answer: confidence, clarify: confidence }),
  rules: z.array(reason),
});

export const reply = z.object({
  outcome,
  reason,
  confidence,
  answer: z.object({ entry: z.string(), question: z.string(), text: z.string() }).nullable(),
  options: z.array(option),
  related: z.array(related),
  handoff: z.object({ skillGroup: z.string().nullable(), reason }).nullable(),
  text: z.string(),
  question: z.string(),
  textKey: z.string(),
  candidates: z.array(candidate),
  explanation: explanation.nullable(),
});

export const askedQuestion = z.string().refine((q) => q.trim().length > 0 && [...q].length <= 1000, "a question of 1–1,000 characters");
export const channel = z.string().trim().min(1).max(40);
/** Fields of the asker that conditions name. Conditions compare texts: numbers and booleans are taken as written. */
export const askerContext = z
  .record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()]).transform(String))
  .refine((c) => Object.keys(c).length <= 50, "at most 50 fields");
