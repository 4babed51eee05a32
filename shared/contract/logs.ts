// The query log: what customers asked and what came of it.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, jobRef, when } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { confidence, outcome } from "./reply.ts";
import { characters } from "../knowledge/text.ts";

/** Where a logged question comes from: a customer now, a file, or the sample shop. Stored. */
export const sources = ["live", "imported", "simulated"] as const;
/** Why a question counts as missed. Stored. */
export const missReasons = [
  "unanswered",
  "not_in_force",
  "none_of_these",
  "unhelpful",
  "wrong_answer",
  "handed_off",
  "low_confidence",
] as const;
/** One of `missReasons`. */
export const missReason = z.enum(missReasons).meta({ id: "MissReason" });
/** A place in the log and how many were counted: opaque to callers. */
export const cursorPattern = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})_(\d{1,5})$/;
const root = "/api/knowledge-bases/:kb/logs";

/** A logged question and its reply. */
export const turn = z
  .object({
    id,
    at: when,
    question: z.string().describe("Masked"),
    outcome,
    reason: z.string(),
    entry: id.nullable(),
    entryQuestion: z.string().nullable().describe("As the draft calls it now; null if unknown"),
    confidence: confidence.nullable(),
    version: count.nullable(),
    conversation: z.string().nullable(),
    customer: z.string().nullable().describe("A keyed hash"),
    channel: z.string().nullable(),
    source: z.enum(sources),
    miss: missReason.nullable(),
    chosen: id.nullable().describe("The option picked"),
    helpful: z.boolean().nullable(),
    none: z.boolean(),
    reply: z.string().nullable().describe("What the customer was shown"),
  })
  .meta({ id: "Turn" });

/** Reading the log, and importing into it. */
export const logs = {
  listTurns: query({
    method: "GET",
    path: root,
    permission: "read",
    async: true,
    summary: "Logged questions, newest first, keyset-paged",
    input: inKb.extend({
      outcome: outcome.optional(),
      miss: missReason.optional().describe("wrong_answer: those that a spot check drew and people called wrong"),
      entry: id.optional(),
      channel: characters(40).optional(),
      version: z.number().int().optional(),
      source: z.enum(sources).optional(),
      conversation: characters(200).optional(),
      text: characters(200).optional().describe("Contained in the question"),
      from: when.optional(),
      until: when.optional().describe("Half-open"),
      cursor: z.string().regex(cursorPattern).optional().describe("`next` of the page before"),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      rows: z.array(turn),
      next: z.string().nullable(),
      total: count.describe("At most 10,000"),
      more: z.boolean().describe("There are more than `total`"),
    }),
  }),
  getConversation: query({
    method: "GET",
    path: `${root}/:turn/conversation`,
    permission: "read",
    summary: "The conversation around a turn: at most 50 before and 50 after",
    input: inKb.extend({ turn: id }),
    output: z.object({ rows: z.array(turn) }),
  }),
  importLog: command({
    method: "POST",
    path: `${root}/import`,
    permission: "write",
    async: true,
    upload: true,
    summary: "Import a JSONL or CSV log file as a job; masked while it is streamed",
    status: 202,
    input: inKb.extend({ name: characters(200, 1).describe("File name; its ending tells the format") }),
    output: jobRef.extend({
      rows: count,
      rejected: z.array(z.object({ line: count, reason: z.string() })).describe("The first 100"),
      rejectedTotal: count,
    }),
    errors: ["busy"],
    changes: ["listJobs"],
  }),
};
