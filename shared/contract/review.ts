// Review: missed questions, grouped by normalised text, and what was decided for each.
import { z } from "zod";
import { id, savedContent } from "../knowledge/entry.ts";
import { count, inKb, page, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { entryChanges } from "./entries.ts";
import { missReason, turn } from "./logs.ts";
import { confidence, nowAnswer } from "./reply.ts";
import { characters } from "../knowledge/text.ts";

const root = "/api/knowledge-bases/:kb/review";
const missPath = inKb.extend({ miss: id });
const miss = z.object({
  id,
  text: z.string(),
  count: count.describe("Times it went badly"),
  asked: count.describe("Times asked"),
  reason: missReason.describe("Of the latest miss"),
  firstAt: when,
  lastAt: when,
  channel: z.string().nullable(),
  days: z.array(count).length(14).describe("Misses on each of the last 14 days, oldest first"),
});
const stale = [...entryChanges, "listDecisions"];

/** Missed questions, and what is decided of them. */
export const review = {
  listMisses: query({
    method: "GET",
    path: root,
    permission: "read",
    async: true,
    summary: "Missed questions not yet dealt with, most frequent first",
    input: inKb.extend({
      reason: missReason.optional(),
      channel: characters(40).optional(),
      days: z.number().int().min(1).max(365).optional().describe("Missed within the last so many days"),
      later: z.enum(["true", "false"]).optional().describe("Only those put off"),
      sort: z.enum(["count", "recent"]).default("count"),
      ...page(200, 50),
    }),
    output: z.object({
      total: count,
      more: z.boolean().describe("More than were looked through (2,000 distinct questions)"),
      rows: z.array(miss.extend({ now: nowAnswer })),
    }),
  }),
  getMiss: query({
    method: "GET",
    path: `${root}/misses/:miss`,
    permission: "read",
    async: true,
    summary: "One missed question: proposals and the latest turns",
    input: missPath,
    output: miss.extend({
      now: nowAnswer,
      asksNothing: z.enum(["greeting", "anger", "noise"]).nullable().describe("What it is where it asks nothing"),
      proposals: z
        .array(
          z.object({
            entry: id,
            question: z.string(),
            category: id.nullable(),
            confidence,
            similar: count,
            named: z.boolean().describe("Its newest label in a spot check says that it should be this entry"),
          }),
        )
        .max(5),
      spotCheck: z
        .object({
          check: id,
          given: z.array(z.object({ entry: id, question: z.string().nullable() })).describe("What it was answered with"),
          verdict: z.enum(["wrong", "not_ours"]),
          should: z.object({ entry: id, question: z.string().nullable() }).nullable(),
          by: who,
          at: when,
        })
        .nullable()
        .describe("The newest label that calls an answer to it wrong"),
      turns: z.array(turn).max(20),
    }),
  }),
  decideMiss: command({
    method: "POST",
    path: `${root}/decisions`,
    permission: "write",
    async: true,
    summary: "Deal with a missed question: teach it to an entry, make a new entry, mark it as not our business, or put it off",
    input: missPath.extend({
      decision: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("taught"), entry: id }),
        z.object({ kind: z.literal("new_entry"), content: savedContent }),
        z.object({ kind: z.literal("not_ours") }),
        z.object({ kind: z.literal("later") }).describe("Comes back after 7 days or 10 more misses"),
      ]),
    }),
    output: z.object({ decision: id, entry: id.nullable() }),
    errors: ["conflict", "taken", "rule_broken"],
    changes: stale,
  }),
  undoDecision: command({
    method: "POST",
    path: `${root}/decisions/:decision/undo`,
    permission: "write",
    summary: "Take a decision back, with what it taught",
    input: inKb.extend({ decision: id }),
    output: z.object({ miss: id }),
    errors: ["nothing_to_do"],
    changes: stale,
  }),
  listDecisions: query({
    method: "GET",
    path: `${root}/decisions`,
    permission: "read",
    summary: "What was decided, newest first",
    input: inKb.extend(page(200, 50)),
    output: z.object({
      total: count,
      today: count,
      rows: z.array(
        z.object({
          id,
          miss: id,
          text: z.string(),
          kind: z.enum(["taught", "new_entry", "not_ours", "later"]),
          entry: id.nullable(),
          entryQuestion: z.string().nullable(),
          by: who,
          at: when,
        }),
      ),
    }),
  }),
};
