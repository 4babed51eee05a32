// Knowledge bases, and knowledge in, live and out.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { OutputOf } from "../base/context.ts";
import {
  exitCodes,
  jsonHelp,
  jsonOption,
  kbHelp,
  kbOption,
  oneOf,
  optional,
  print,
  printRows,
  required,
  say,
  wholeNumber,
  type Command,
  type Terminal,
} from "./command.ts";
import { nameOf, readInput } from "./input.ts";
import { waitForJob } from "./waitForJob.ts";

export const knowledgeCommands: Command[] = [
  {
    name: "kb list",
    summary: "knowledge bases: id, name",
    usage: "[--json]",
    help: [jsonHelp],
    options: { ...jsonOption },
    run: async (server, given) =>
      printRows(given, (await (await server()).call("listKnowledgeBases", {})).rows, ({ id, name }) => [id, name]),
  },
  {
    name: "kb create",
    creates: true,
    summary: "make an empty knowledge base; prints its id",
    usage: "--name NAME",
    help: [
      "--name NAME          what it is called",
      "--language zh|en     of its customers (zh)",
      "--time-zone ZONE     of its days (Asia/Shanghai)",
    ],
    options: { name: { type: "string" }, language: { type: "string" }, "time-zone": { type: "string" } },
    run: async (server, given) => {
      const name = required(given, "name");
      const language = oneOf(given, "language", ["zh", "en"], "zh");
      const timeZone = optional(given, "time-zone");
      print(
        given.terminal,
        (await (await server()).call("createKnowledgeBase", { name, language, ...(timeZone === undefined ? {} : { timeZone }) })).id,
      );
    },
  },
  {
    name: "import",
    summary: "import entries from JSONL, CSV or XLSX",
    usage: "FILE|- --kb ID [--default-answer TEXT] [--existing skip|overwrite]",
    help: [
      "-                    reads standard input; what the format is shows in the content",
      kbHelp,
      "--default-answer T   the answer of entries that have none",
      "--existing WORD      entries that exist and differ: skip (so if not said) or overwrite",
      "Good rows are imported even if others are rejected; then the exit code is 5, or 1 if there was no good row.",
    ],
    options: { ...kbOption, "default-answer": { type: "string" }, existing: { type: "string" } },
    positional: "FILE, or - for standard input",
    run: async (server, given) => {
      const kb = required(given, "kb");
      const existing = oneOf(given, "existing", ["skip", "overwrite"], "skip");
      const file = given.positionals[0]!;
      const bytes = await readInput(given.terminal, file);
      const defaultAnswer = optional(given, "default-answer");
      const api = await server();
      const preview = await api.call(
        "previewImport",
        { kb, name: nameOf(file), ...(defaultAnswer === undefined ? {} : { defaultAnswer }) },
        bytes,
      );
      sayProblems(given.terminal, preview);
      if (preview.rejected === preview.rows) {
        say(
          given.terminal,
          preview.rows === 0 ? "nothing imported: the file has no rows" : `nothing imported: ${preview.rows} rows, all rejected`,
        );
        return preview.rows > 0 ? exitCodes.failed : exitCodes.ok;
      }
      const { job } = await api.call("runImport", { kb, upload: preview.upload, existing });
      const result = await waitForJob(given.terminal, api, kb, job);
      say(
        given.terminal,
        `${["new", "changed", "same", "skipped", "rejected"].map((word) => `${String(result[word])} ${word}`).join(", ")}; ${preview.conflicts} conflicting wordings`,
      );
      return preview.rejected > 0 ? exitCodes.partly : exitCodes.ok;
    },
  },
  {
    name: "publish",
    summary: "publish the draft to live and wait; prints the version's number",
    usage: "--kb ID --note TEXT",
    help: [kbHelp, "--note TEXT          what this version is about"],
    options: { ...kbOption, note: { type: "string" } },
    run: async (server, given) => {
      const kb = required(given, "kb");
      const note = required(given, "note");
      const api = await server();
      const { job } = await api.call("publish", { kb, note });
      const result = await waitForJob(given.terminal, api, kb, job);
      print(given.terminal, String(result.version));
    },
  },
  {
    name: "export",
    summary: "write the draft, or a version as a pack, to standard output",
    usage: "--kb ID [--format jsonl|csv|xlsx] [--version N] [--out FILE]",
    help: [
      kbHelp,
      "--format WORD        jsonl (lossless; so if not said), csv or xlsx",
      "--version N          this version as a .kbpack instead of the draft",
      "--out FILE           write here instead",
    ],
    options: { ...kbOption, format: { type: "string" }, version: { type: "string" }, out: { type: "string" } },
    run: async (server, given) => {
      const kb = required(given, "kb");
      const format = oneOf(given, "format", ["jsonl", "csv", "xlsx"], "jsonl");
      const version = optional(given, "version");
      if (version !== undefined) wholeNumber("--version", version);
      const api = await server();
      const { body } =
        version === undefined ? await api.download("exportEntries", { kb, format }) : await api.download("downloadPack", { kb, version });
      const out = optional(given, "out");
      const source = Readable.fromWeb(body as ReadableStream<Uint8Array>);
      if (out === undefined) await pipeline(source, given.terminal.output, { end: false });
      else await pipeline(source, createWriteStream(out));
    },
  },
];

function sayProblems(terminal: Terminal, { problems, rejected, rows, format }: OutputOf<"previewImport">): void {
  say(terminal, `${rows} rows of ${format}, ${rejected} rejected`);
  for (const p of problems) say(terminal, `row ${p.row}: ${p.severity}: ${p.field ? `${p.field}: ` : ""}${p.message}`);
  if (problems.length === 200) say(terminal, "… only the first 200 are shown");
}
