// The query log: what customers asked and what came of it.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, jobRef, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { confidence, outcome } from "./reply.ts";
import { logFields, logProblemCodes, speakers } from "../knowledge/logProblem.ts";
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
/** A place in the log and how many were counted (negative: so many at least): opaque to callers. */
export const cursorPattern = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})_(-?\d{1,5})$/;
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

/** What narrows the log, all of it together. */
const turnFilter = {
  outcome: outcome.optional(),
  miss: missReason.optional().describe("wrong_answer: those that a spot check drew and people called wrong"),
  entry: id.optional(),
  category: id.optional().describe("Turns led to an entry that is in the category, or below it, in the draft"),
  channel: characters(40).optional(),
  version: z.number().int().optional(),
  source: z.enum(sources).optional(),
  conversation: characters(200).optional(),
  customer: characters(200).optional().describe("As the bot or the file names them, or as the log shows them"),
  text: characters(200).optional().describe("Contained in the question"),
  from: when.optional(),
  until: when.optional().describe("Half-open"),
};

/** Reading the log, and importing into it. */
export const logs = {
  listTurns: query({
    method: "GET",
    path: root,
    permission: "read",
    async: true,
    summary: "Logged questions, newest first, keyset-paged",
    input: inKb.extend({
      ...turnFilter,
      cursor: z.string().regex(cursorPattern).optional().describe("`next` of the page before"),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      rows: z.array(turn),
      next: z.string().nullable(),
      total: count.describe("At most 10,000, or as far as counting came before somebody waited"),
      more: z.boolean().describe("There are more than `total`"),
    }),
  }),
  exportTurns: query({
    method: "GET",
    path: `${root}/export`,
    permission: "read",
    async: true,
    summary:
      "The logged questions that a filter leaves, with what people of the shop said to them, newest first, as a file; it is read in again as a log",
    input: inKb.extend({ ...turnFilter, format: z.enum(["jsonl", "csv"]).default("csv") }),
    output: { file: "text/csv or application/x-ndjson" },
  }),
  getConversation: query({
    method: "GET",
    path: `${root}/:turn/conversation`,
    permission: "read",
    summary: "The conversation around a turn: at most 50 before and 50 after",
    input: inKb.extend({ turn: id }),
    output: z.object({
      rows: z.array(turn),
      messages: z
        .array(
          z
            .object({
              id,
              at: when,
              text: z.string().describe("Masked, as it was typed: no Markdown"),
              agent: z.string().nullable().describe("Who said it, as a keyed hash"),
              after: id.nullable().describe("The turn it stands behind; null: before the first"),
            })
            .meta({ id: "AgentMessage" }),
        )
        .describe("What people of the shop said between them, in its order"),
    }),
  }),
  previewLog: command({
    method: "POST",
    path: `${root}/imports`,
    permission: "write",
    async: true,
    upload: true,
    summary: "Read a JSONL, CSV or XLSX log file, masked while it is streamed, and say what is in it; nothing is written to the log",
    status: 201,
    input: inKb.extend({
      name: characters(200, 1).describe("File name; its ending tells the format"),
      language: z.enum(["zh", "en"]).optional().describe("Of the reasons in the file of rejected lines; the knowledge base's if not given"),
      columns: z.array(characters(300, 1)).max(200).optional().describe("What columns or keys hold: `field=name` or `none=name`"),
      extra: z
        .enum(["refuse", "join", "drop"])
        .default("refuse")
        .describe("Cells beyond the header: refuse the row, join them to the question, or drop them"),
      header: z
        .enum(["first", "none"])
        .default("first")
        .describe("none: a CSV's first row is no header; its columns are then called (A), (B) …"),
      roles: z
        .array(characters(220, 1))
        .max(50)
        .optional()
        .describe("Whom a role means: `customer=word`, `agent=word` (a person of the shop), `robot=word` or `system=word`"),
    }),
    output: z.object({
      upload: id,
      format: z.enum(["jsonl", "csv", "xlsx"]),
      encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1252"]),
      rows: count.describe("Good lines that customers said"),
      messages: count.describe("Good lines that people of the shop said"),
      rejected: count,
      problems: z
        .array(
          z.object({
            line: count,
            field: z.enum(logFields).nullable(),
            code: z.enum(logProblemCodes),
            message: z.string().describe("What was expected"),
            most: count.optional(),
          }),
        )
        .describe("The first 100 rejected lines"),
      columns: z
        .array(z.object({ name: z.string(), field: z.enum(logFields).nullable(), samples: z.array(z.string()) }))
        .describe("Columns, or keys, with their first texts, masked; field null: not read"),
      sample: z
        .array(
          z.object({
            line: count,
            at: when.nullable(),
            question: z.string(),
            conversation: z.string().nullable(),
            channel: z.string().nullable(),
            outcome: outcome.nullable().describe("null: to be asked here"),
            confidence: confidence.nullable(),
            entry: z.string().nullable().describe("Its standard question"),
          }),
        )
        .describe("The first 20, as they would be kept"),
      conversations: count,
      customers: count,
      from: when.nullable(),
      until: when.nullable().describe("The times of the first and the last turn"),
      withoutTime: count.describe("Lines that get the time of the upload"),
      toAsk: count.describe("Lines without an outcome: asked here, not counted as answered elsewhere"),
      known: count.describe("Lines that are in the log already, or twice in the file"),
      foreignIds: count.describe(
        "Lines with an id that another program gave: the same line is one with the same id, time, question and conversation",
      ),
      others: count.describe("Lines that a robot or a program said, by their role: left out"),
      robots: count.describe("Those of them that a robot said"),
      alone: count.describe("Lines that people of the shop said without a conversation: nobody knows what they answered, left out"),
      roles: z
        .array(
          z.object({
            word: z.string().describe("As `roles` takes it; masked"),
            speaker: z.enum(speakers).nullable().describe("null: not known, its lines are refused"),
            unsure: z.boolean().describe("Some programs mean somebody else by it"),
            lines: count,
          }),
        )
        .describe("Roles that lines name, the most frequent first; 20 at most"),
      strangeEntries: count.describe("Lines that name an entry the draft does not have; they are kept without it"),
      extra: z
        .object({ rows: count, sample: z.object({ line: count, text: z.string() }).nullable() })
        .describe("Rows with more cells than the header"),
    }),
  }),
  runLogImport: command({
    method: "POST",
    path: `${root}/imports/:upload/run`,
    permission: "write",
    summary: "Write a previewed log's good lines, as a job",
    status: 202,
    input: inKb.extend({ upload: id }),
    output: jobRef,
    errors: ["busy"],
    changes: ["listJobs"],
  }),
  listLogImports: query({
    method: "GET",
    path: `${root}/imports`,
    permission: "write",
    summary: "Imports of log files that something is left of, the newest 20",
    input: inKb,
    output: z.object({
      rows: z.array(
        z.object({
          id: id.describe("Its job's"),
          name: z.string().describe("The file's"),
          at: when,
          by: who,
          turns: count.describe("How many of its turns are in the log; one that two files hold came with the first"),
          messages: count.describe("The same of what people of the shop said"),
        }),
      ),
    }),
  }),
  undoLogImport: command({
    method: "POST",
    path: `${root}/imports/:import/undo`,
    permission: "write",
    summary:
      "Take an import of a log back, as a job: its turns, and what people of the shop said, go, with all that was counted of them; what was taught or decided stays",
    status: 202,
    input: inKb.extend({ import: id }),
    output: jobRef,
    errors: ["busy", "nothing_to_do"],
    changes: ["listJobs"],
  }),
  forgetTurns: command({
    method: "POST",
    path: `${root}/forget`,
    permission: "publish",
    summary:
      "Take all turns of one customer, or of one conversation, out of the log for good, as a job: with what people of the shop said there, what was counted of them and what spot checks drew; what was taught or decided stays, masked",
    status: 202,
    input: inKb.extend({
      customer: characters(200, 1).optional().describe("As the bot or the file names them, or as the log shows them"),
      conversation: characters(200, 1).optional(),
    }),
    output: jobRef.extend({ turns: count.describe("How many there are now") }),
    errors: ["busy", "nothing_to_do", "rule_broken"],
    changes: ["listJobs"],
  }),
  getLogProblems: query({
    method: "GET",
    path: `${root}/imports/:upload/problems`,
    permission: "write",
    summary: "The rejected lines of a log by number, with the reason, as a CSV file",
    input: inKb.extend({ upload: id }),
    output: { file: "text/csv" },
  }),
  importLog: command({
    method: "POST",
    path: `${root}/import`,
    permission: "write",
    async: true,
    upload: true,
    summary: "Import a JSONL, CSV or XLSX log file as a job without looking at it first; masked while it is streamed",
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
