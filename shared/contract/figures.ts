// Figures: the counts beside the navigation, and the Today screen: of customers' own questions, or of imported ones; formulas as in the glossary.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, when } from "./common.ts";
import { query } from "./endpoint.ts";
import { entryRef, validity } from "./entryShapes.ts";
import { characters } from "../knowledge/text.ts";

/** A share, with what it is made of. */
export const figure = z
  .object({
    value: z.number().nullable().describe("0–1; null when nothing was counted"),
    part: count,
    whole: count,
    before: z
      .number()
      .nullable()
      .describe("The same over the period before; null when fewer than 30 were counted then, or customers asked for only a part of it"),
  })
  .meta({ id: "Figure" });

const share = z.object({ part: count, whole: count });

/** The numbers beside the navigation, and those of Today. */
export const figures = {
  getOverview: query({
    method: "GET",
    path: "/api/knowledge-bases/:kb/overview",
    permission: "read",
    async: true,
    summary: "The counts in the navigation",
    input: inKb,
    output: z.object({
      entries: count,
      review: count,
      unpublished: count,
      turns: z.boolean().describe("Anything was ever logged"),
      live: z.object({ number: count, publishedAt: when }).nullable(),
      draftReady: z.boolean().describe("The draft's robot is loaded"),
      lost: count.describe("Log lines that could not be written since the start"),
    }),
  }),
  getToday: query({
    method: "GET",
    path: "/api/knowledge-bases/:kb/today",
    permission: "read",
    async: true,
    summary: "Coverage, handoff and the rest, by day and version; the top misses with what each would add",
    input: inKb.extend({
      days: z.literal([7, 30, 90]).default(30),
      channel: characters(40).optional(),
      source: z
        .enum(["live", "imported"])
        .optional()
        .describe("Which questions are counted; without it those of customers, or imported ones where customers asked nothing"),
    }),
    output: z.object({
      from: z.string(),
      until: z.string().describe("Shop days, inclusive"),
      asked: count,
      source: z.enum(["live", "imported"]).describe("Which questions the figures count: never both"),
      questions: z.object({ live: count, imported: count }).describe("Of these days: by customers, and in imported logs"),
      partlyBefore: z
        .string()
        .nullable()
        .describe("The first day anything was asked, where that was in the midst of the period before: no difference to that is told"),
      coverage: figure,
      direct: figure,
      clarification: figure,
      handoff: figure,
      satisfaction: figure,
      days: z
        .array(
          z.object({
            day: z.string(),
            version: count.nullable(),
            asked: count,
            coverage: z.number().nullable(),
            shares: z
              .object({ coverage: share, direct: share, clarification: share, handoff: share, satisfaction: share })
              .describe("Conversations have no version: a day's handoffs stand with the version that was asked most on it"),
          }),
        )
        .describe("One row for each day and version"),
      publications: z.array(z.object({ day: z.string(), at: when, version: count, rollback: z.boolean() })),
      misses: z
        .array(
          z.object({
            id,
            text: z.string(),
            count,
            gain: z.number().describe("Coverage points (0–1) if these were answered; 0 for those the figures do not count"),
          }),
        )
        .max(6),
      hot: z.array(z.object({ entry: id, question: z.string(), hits: count, days: z.array(count) })).max(8),
      cold: count.describe("Enabled entries without a hit in the last 7 days"),
      badlyRated: z.array(z.object({ entry: id, question: z.string(), helpful: count, unhelpful: count })).max(8),
      expiring: z.array(z.object({ entry: id, question: z.string(), validUntil: when, hits: count })).max(8),
      ending: z
        .object({ entries: count, hits: count.describe("Times they answered in the last 7 days"), first: when.nullable() })
        .describe("All entries in force that expire within 7 days, and when the first of them does"),
      waiting: z
        .array(
          z.object({
            entry: id,
            question: z.string(),
            asked: count,
            validity,
            validFrom: when.nullable(),
            validUntil: when.nullable(),
            enabled: z.boolean(),
          }),
        )
        .max(8)
        .describe(
          "Entries that give nobody an answer now (expired, not yet in force, disabled, without answers) and are asked for, in imported logs too",
        ),
      confused: z
        .object({ pairs: count, first: entryRef, second: entryRef })
        .nullable()
        .describe(
          "Pairs of which somebody said the other one was meant, in these days, of every channel and source, and the worst; null: none",
        ),
      noAnswer: count.describe("Entries without an answer"),
      fewSimilar: count.describe("Entries with fewer than 5 similar questions"),
      unpublished: count,
      recent: z.array(z.object({ at: when, by: z.string().nullable(), action: z.string(), subject: z.string().nullable() })).max(6),
    }),
  }),
};
