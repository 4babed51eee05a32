// Knowledge in files: preview, import, export.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, jobRef } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { characters, text } from "../knowledge/text.ts";

const root = "/api/knowledge-bases/:kb";
const problem = z.object({
  row: count.describe("1-based line or row in the file"),
  field: z.string().nullable(),
  code: z.string(),
  message: z.string().describe("What was expected"),
  values: z
    .object({ text: z.string(), entry: z.string(), row: count, left: count, line: count, met: count })
    .partial()
    .optional()
    .describe(
      "What the message names: a wording, the entry or row that has it, how many were left out, the lines on which a quotation mark opens and meets the next",
    ),
});

/** Entries and logs from files, and to files. */
export const files = {
  previewImport: command({
    method: "POST",
    path: `${root}/imports`,
    permission: "write",
    async: true,
    upload: true,
    summary: "Read a file of entries (JSONL, wide CSV or XLSX) and say what an import would do",
    status: 201,
    input: inKb.extend({
      name: characters(200, 1),
      defaultAnswer: text(10_000, 1).optional().describe("Given to entries without an answer"),
    }),
    output: z.object({
      upload: id,
      format: z.enum(["jsonl", "csv", "xlsx"]),
      rows: count,
      new: count,
      changed: count,
      same: count,
      conflicts: count.describe("Wordings that another entry teaches, in the file or in the draft"),
      rejected: count,
      problems: z.array(problem.extend({ severity: z.enum(["rejected", "warning"]) })).describe("The first 200"),
      sample: z
        .array(
          z.object({
            row: count,
            id: id.nullable(),
            question: z.string(),
            similar: count,
            answer: z.string(),
            state: z.enum(["new", "changed", "same"]),
          }),
        )
        .describe("The first 50"),
    }),
  }),
  runImport: command({
    method: "POST",
    path: `${root}/imports/:upload/run`,
    permission: "write",
    summary: "Write a previewed file's good rows, as a job",
    status: 202,
    input: inKb.extend({
      upload: id,
      existing: z.enum(["skip", "overwrite"]).default("skip").describe("What to do with entries that exist and differ"),
    }),
    output: jobRef,
    errors: ["busy"],
    changes: ["listJobs"],
  }),
  getImportProblems: query({
    method: "GET",
    path: `${root}/imports/:upload/problems`,
    permission: "write",
    summary: "The rejected rows as a CSV file with a reason column",
    input: inKb.extend({ upload: id }),
    output: { file: "text/csv" },
  }),
  exportEntries: query({
    method: "GET",
    path: `${root}/export`,
    permission: "read",
    async: true,
    summary: "All entries of the draft as a file",
    input: inKb.extend({ format: z.enum(["jsonl", "csv", "xlsx"]).default("jsonl") }),
    output: { file: "application/x-ndjson, text/csv or XLSX" },
  }),
  exportSelected: query({
    method: "POST",
    path: `${root}/export`,
    permission: "read",
    async: true,
    // 50,000 ids of up to 80 characters.
    largest: "5mb",
    summary: "Up to 50,000 entries of the draft as a file, in the order of an export of all; those it does not have are left out",
    input: inKb.extend({ entries: z.array(id).min(1).max(50_000), format: z.enum(["jsonl", "csv", "xlsx"]).default("jsonl") }),
    output: { file: "application/x-ndjson, text/csv or XLSX" },
    errors: ["nothing_to_do"],
  }),
};
