// Knowledge in files: preview, import, export.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, jobRef } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { entryFilter } from "./entryShapes.ts";
import { characters, text } from "../knowledge/text.ts";
import { exportFormats, exportLosses, fileNotes, importFormats } from "../knowledge/fileFormats.ts";
import { separatorNames } from "../knowledge/separators.ts";

const root = "/api/knowledge-bases/:kb";
const place = {
  sheet: z.string().nullable(),
  row: count.describe("1-based line or row in the file"),
};
const problem = z.object({
  ...place,
  field: z.string().nullable(),
  code: z.string(),
  message: z.string().describe("What was expected"),
  values: z
    .object({ text: z.string(), known: z.string(), entry: z.string(), row: count, left: count, line: count, met: count, sheet: z.string() })
    .partial()
    .optional()
    .describe(
      "What the message names: a wording or a name, those that there are, the entry or row that has it, how many were left out, the lines on which a quotation mark opens and meets the next",
    ),
});

/** Some entries of the draft. */
const selected = {
  entries: z.array(id).min(1).max(50_000).optional(),
  filter: entryFilter.optional().describe("Instead of `entries`"),
  except: z.array(id).max(10_000).default([]).describe("Of what the filter leaves"),
};
const exportFormat = z
  .enum(exportFormats)
  .default("jsonl")
  .describe("jsonl (lossless), csv, xlsx, or another system's: azure (TSV of QnA Maker and Custom Question Answering), rasa (YAML)");
const sentAs = "application/x-ndjson, text/csv, XLSX, text/tab-separated-values or application/yaml";

const existingWay = z
  .enum(["skip", "overwrite", "merge"])
  .describe("Of an entry that exists and differs: left as it is, as the file has it, or with the wordings of the file that it lacks")
  .meta({ id: "ExistingWay" });

/** Entries and logs from files, and to files. */
export const files = {
  previewImport: command({
    method: "POST",
    path: `${root}/imports`,
    permission: "write",
    async: true,
    upload: true,
    summary: "Read a file of entries, ours or another system's, or several of them as a zip, and say what an import would do",
    status: 201,
    input: inKb.extend({
      name: characters(200, 1),
      defaultAnswer: text(10_000, 1).optional().describe("Given to entries without an answer"),
      language: z.enum(["zh", "en"]).optional().describe("Of the reasons in the file of rejected rows; the knowledge base's if not given"),
      sheets: z
        .array(characters(200))
        .max(1_000)
        .optional()
        .describe("Sheets of a workbook to read, by name; without it all that are visible"),
      columns: z.array(characters(300, 1)).max(200).optional().describe("What columns hold: `field=header` or `none=header`"),
      part: z.array(z.enum(separatorNames)).max(10).optional().describe("What parts wordings in one cell"),
      extra: z
        .enum(["refuse", "join", "drop"])
        .default("refuse")
        .describe("Cells beyond the header: refuse the row, join them to the answer, or drop them"),
      header: z
        .enum(["first", "none"])
        .default("first")
        .describe("none: the first row of a table is no header; its columns are then called (A), (B) …"),
      below: z
        .enum(["refuse", "join"])
        .default("refuse")
        .describe("Rows with neither ID nor question: refuse them, or join them to the entry above"),
      html: z
        .enum(["markdown", "keep"])
        .default("markdown")
        .describe("Answers with tags or entities of HTML: turned into Markdown, or kept as they are; our own exports are never turned"),
      sameAnswer: z
        .enum(["one", "apart"])
        .default("one")
        .describe(
          "Rows of a table that give one id of another program, or in a table without ids and similar questions one answer, to different questions: one entry with several wordings, or an entry each",
        ),
      format: z.enum(importFormats).optional().describe("What the file is; without it by its content"),
      languageOfFile: characters(40, 1)
        .optional()
        .describe("Of a file in several languages the one to read; the knowledge base's if not given"),
      outOfScope: z
        .enum(["notOurs", "entries", "leave"])
        .default("notOurs")
        .describe(
          "Examples that another system keeps because they must not be answered: not our business, entries like the others, or left out",
        ),
      followUps: z
        .enum(["leave", "read"])
        .default("leave")
        .describe("Intents that hold within a conversation only: left out, or entries like the others"),
      recall: z.enum(["use", "ignore"]).default("use").describe("What was said of the same columns when a file was imported before"),
      ids: z.enum(["marked", "trusted"]).default("marked").describe("Whether ids name entries here: where our export says so, or always"),
    }),
    output: z.object({
      upload: id,
      format: z.enum(importFormats).describe("What it was read as"),
      rows: count,
      new: count,
      changed: count,
      same: count,
      conflicts: count.describe("Wordings that another entry teaches, in the file or in the draft"),
      rejected: count,
      notOurs: count.describe("Questions that must not be answered and are not known as such yet"),
      suggested: count.describe("Questions that the other system put forward: getImportSuggested"),
      problems: z.array(problem.extend({ severity: z.enum(["rejected", "warning"]) })).describe("The first 200"),
      sample: z
        .array(
          z.object({
            ...place,
            id: id.nullable(),
            question: z.string(),
            similar: count,
            answer: z.string(),
            state: z.enum(["new", "changed", "same"]),
          }),
        )
        .describe("The first 50"),
      sheets: z
        .array(z.object({ name: z.string(), rows: count, state: z.enum(["read", "no_header", "empty", "left_out"]) }))
        .describe("The visible ones"),
      hiddenSheets: z.array(z.string()),
      columns: z
        .array(z.object({ name: z.string(), field: z.string().nullable(), samples: z.array(z.string()) }))
        .describe("null: not read"),
      remembered: z
        .object({
          by: z.string().nullable(),
          at: z.string(),
          columns: z.array(z.object({ name: z.string(), field: z.string().nullable() })),
        })
        .nullable()
        .describe("What was said of these columns before, and holds here"),
      notes: z
        .array(z.object({ code: z.enum(fileNotes), count, samples: z.array(z.string()) }))
        .describe("What of the file is read otherwise than it stands, or not at all"),
      asks: z
        .object({
          languages: z
            .object({ read: z.string(), found: z.array(z.object({ name: z.string(), entries: count })) })
            .nullable()
            .describe("Of a file in several languages: which one is read, and those there are"),
          extra: z.object({ rows: count, sample: z.object({ row: count, text: z.string() }).nullable() }),
          below: count,
          part: z.array(z.object({ separator: z.enum(separatorNames), cells: count, wordings: count, example: z.string() })),
          breaks: count.describe("Cells with \\n as two characters, read as a line's end"),
          ids: count.describe("Rows given a new id, as another entry has theirs"),
          html: z
            .object({ answers: count, sample: z.object({ row: count, before: z.string(), after: z.string() }).nullable() })
            .describe("Answers with HTML"),
          sameAnswer: z
            .object({
              rows: count,
              entries: count,
              sample: z.object({ row: count, question: z.string(), more: z.array(z.string()) }).nullable(),
            })
            .describe("Rows that are, or could be, further wordings of another row's entry, and of how many entries"),
        })
        .describe("How much there is to decide"),
      withoutAnswer: z.object({ count, rows: z.array(z.object({ ...place, question: z.string() })).describe("The first 50") }),
      newCategories: z.object({ count, names: z.array(z.string()).describe("The first 50, names from the root") }),
      takesAway: z
        .object({
          count,
          rows: z
            .array(z.object({ ...place, question: z.string(), conditional: count, wordings: count, fields: z.array(z.string()) }))
            .describe("The first 50: conditional answers and wordings gone, fields emptied"),
        })
        .describe("By overwriting"),
      existing: z
        .object({
          count,
          merges: count.describe("Of them, those to which merging would add a wording"),
          rows: z
            .array(z.object({ ...place, id, question: z.string(), adds: count.describe("Wordings that merging would add") }))
            .describe("The first 500"),
        })
        .describe("Entries that exist and differ"),
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
      existing: existingWay.default("skip"),
      each: z
        .array(z.object({ entry: id, existing: existingWay }))
        .max(500)
        .default([])
        .describe("Of some entries another way"),
    }),
    output: jobRef,
    errors: ["busy"],
    changes: ["listJobs"],
  }),
  undoImport: command({
    method: "POST",
    path: `${root}/imports/:job/undo`,
    permission: "write",
    summary: "Take a finished import back, as a job: what it made is deleted, what it changed is as before; what was saved since stays",
    status: 202,
    input: inKb.extend({ job: id.describe("The import's job") }),
    output: jobRef,
    errors: ["busy", "nothing_to_do"],
    changes: ["listJobs"],
  }),
  getImportTemplate: query({
    method: "GET",
    path: `${root}/import-template`,
    permission: "read",
    summary: "A table of entries to fill in, as CSV: the columns and two examples",
    input: inKb.extend({ language: z.enum(["zh", "en"]).optional().describe("The knowledge base's if not given") }),
    output: { file: "text/csv" },
  }),
  getImportProblems: query({
    method: "GET",
    path: `${root}/imports/:upload/problems`,
    permission: "write",
    summary: "The rejected rows as a CSV file with a reason column",
    input: inKb.extend({ upload: id }),
    output: { file: "text/csv" },
  }),
  getImportSuggested: query({
    method: "GET",
    path: `${root}/imports/:upload/suggested`,
    permission: "write",
    summary:
      "Questions that another system put forward in a file of its own, as a log to be imported: what the robot cannot answer of them comes to Review",
    input: inKb.extend({ upload: id }),
    output: { file: "application/x-ndjson" },
  }),
  exportEntries: query({
    method: "GET",
    path: `${root}/export`,
    permission: "read",
    async: true,
    summary: "All entries of the draft as a file",
    input: inKb.extend({ format: exportFormat }),
    output: { file: sentAs },
  }),
  previewExport: query({
    method: "POST",
    path: `${root}/export/preview`,
    permission: "read",
    async: true,
    largest: "5mb",
    summary: "What a format cannot hold of some entries, or, where neither entries nor a filter are given, of all of the draft",
    input: inKb.extend({ ...selected, format: z.enum(exportFormats) }),
    output: z.object({
      entries: count.describe("Those that the file would hold"),
      losses: z
        .array(z.object({ what: z.enum(exportLosses), count, samples: z.array(z.string()).describe("Standard questions, the first 5") }))
        .describe("What is left out or written otherwise, and how often"),
    }),
  }),
  exportSelected: query({
    method: "POST",
    path: `${root}/export`,
    permission: "read",
    async: true,
    // 50,000 ids of up to 80 characters.
    largest: "5mb",
    summary:
      "Up to 50,000 entries of the draft, or all that a filter leaves, as a file, in the order of an export of all; those it does not have are left out",
    input: inKb.extend({ ...selected, format: exportFormat }),
    output: { file: sentAs },
    errors: ["nothing_to_do"],
  }),
};
