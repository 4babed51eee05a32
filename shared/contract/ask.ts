// Trying the robot as a customer: console questions are never logged.
import { z } from "zod";
import { id, time } from "../knowledge/entry.ts";
import { count, inKb } from "./common.ts";
import { query } from "./endpoint.ts";
import { askedQuestion, askerContext, channel, confidence, nowAnswer, outcome, reply } from "./reply.ts";
import { characters } from "../knowledge/text.ts";
import { fix } from "./flips.ts";

/** Why the draft says something else to a logged question than the customer got. */
export const thenNowKinds = [
  "elsewhere",
  "version_gone",
  "entry_new",
  "entry_gone",
  "entry_off",
  "taught",
  "answers",
  "entry_changed",
  "not_ours",
  "ours",
  "vocabulary",
  "settings",
  "conversation",
  "others",
] as const;

/** Trying questions out, and why another entry does not answer. */
export const ask = {
  askRobot: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/ask",
    permission: "read",
    async: true,
    summary: "Ask the draft, the live version or any other, as a customer on a channel at a time; never logged",
    input: inKb.extend({
      question: askedQuestion,
      choose: id.optional().describe("The entry picked after a clarification of this question"),
      target: z.union([z.enum(["draft", "live"]), z.number().int().min(1)]).default("draft"),
      channel: channel.optional(),
      at: time.optional().describe("Default now"),
      context: askerContext.optional(),
      turns: z
        .array(
          z.object({
            outcome,
            entry: z.string().nullable(),
            textKey: characters(2000),
            missed: z.boolean().optional().describe("It left the customer without"),
            offered: z.array(id).max(10).optional().describe("The entries it offered, if it asked back"),
          }),
        )
        .max(50)
        .default([])
        .describe("Earlier turns of the conversation, oldest first"),
      offer: z
        .object({ options: z.array(z.object({ entry: id, question: characters(1_000) })).max(10) })
        .optional()
        .describe("What the turn before offered, if it asked back: a number or words of an option are then that choice"),
      explain: z.boolean().default(true),
    }),
    output: z.object({
      reply,
      version: count.nullable().describe("null = the draft"),
      provisional: z.boolean().describe("The draft's full model is still to come; versions are always fully trained"),
      micros: count.describe("Time the engine took, µs"),
    }),
  }),
  getThenAndNow: query({
    method: "GET",
    path: "/api/knowledge-bases/:kb/logs/:turn/now",
    permission: "read",
    async: true,
    summary:
      "What the draft says today to a logged question, as the first of a conversation, and why that differs from what the customer got",
    input: inKb.extend({ turn: id }),
    output: z.object({
      reply,
      provisional: z.boolean(),
      isSame: z.boolean().describe("The same outcome by the same entry, with the answers it had then"),
      why: z
        .array(
          z.object({
            kind: z.enum(thenNowKinds),
            entry: id.nullable(),
            question: z.string().nullable().describe("The entry's standard question"),
          }),
        )
        .describe("What is otherwise than in the version that answered; empty where nothing differs"),
    }),
  }),
  whyNot: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/why-not",
    permission: "read",
    async: true,
    summary:
      "The smallest changes that would make the draft answer a question by an entry, each tried out, with the labelled questions it would flip; previewFix tells which logged ones",
    input: inKb.extend({
      question: askedQuestion,
      entry: id,
      channel: channel.optional(),
      at: time.optional().describe("Default now"),
      context: askerContext.optional(),
    }),
    output: z.object({
      now: nowAnswer,
      confidence: confidence.nullable().describe("The entry's own now; null if it is no candidate"),
      wins: z.boolean().describe("The entry answers already: there is nothing to fix"),
      obstacle: z
        .enum(["disabled", "pending", "expired", "no_answer", "sensitive", "not_ours", "no_words", "own_negative", "standard_question"])
        .nullable()
        .describe(
          "Why no teaching of this question can make it answer: the entry may not answer now; a sensitive word or not our business decides; the question holds nothing but punctuation, is a negative of the entry, or is another entry's standard question",
        ),
      labelled: count.describe(
        "Questions whose right entry a spot check named, between the two: the test cases of a fix, at most 150, newest first",
      ),
      fixes: z.array(
        z.object({
          fix,
          winner: z.string().nullable().describe("The standard question of fix.winner"),
          outcome,
          confidence,
          righted: count.describe("Labelled questions that are then served as labelled"),
          wronged: count.describe("… and no longer are"),
        }),
      ),
    }),
  }),
};
