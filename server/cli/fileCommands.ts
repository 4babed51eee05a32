// Knowledge in files, in and out: the formats of other systems too, what an import would do, what an export cannot hold.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { exportFormats, importFormats } from "../../shared/knowledge/fileFormats.ts";
import { wideFields } from "../../shared/knowledge/wideColumns.ts";
import type { OutputOf } from "../base/context.ts";
import {
  exitCodes,
  kbHelp,
  kbOption,
  oneOf,
  optional,
  required,
  say,
  UsageError,
  wholeNumber,
  type Command,
  type Given,
  type Server,
  type Terminal,
} from "./command.ts";
import { nameOf, packedInput, readInput } from "./input.ts";
import { waitForJob } from "./waitForJob.ts";

const ways = ["skip", "overwrite", "merge"] as const;
const notAnswered = { "not-ours": "notOurs", entries: "entries", leave: "leave" } as const;

export const fileCommands: Command[] = [
  {
    name: "import",
    summary: "import entries from a file of ours or of another system",
    usage:
      "FILE…|- --kb ID [--format WORD] [--on-existing skip|overwrite|merge] [--map FIELD=COLUMN,…] [--default-answer TEXT] [--language TAG] [--out-of-scope WORD] [--follow-ups WORD] [--suggested] [--rejected FILE] [--dry-run]",
    help: [
      "FILE…                several files of one system (Rasa, Botpress) are read together, as a zip of them is",
      "-                    reads standard input; what the format is shows in the content",
      kbHelp,
      `--format WORD        where the content does not tell: ${importFormats.join(", ")}`,
      "--on-existing WORD   entries that exist and differ: skip (so if not said), overwrite, or merge, which adds the wordings they lack",
      "--map FIELD=COLUMN   what columns hold, such as question=问题,answer=答案; none=COLUMN reads it as nothing;",
      `                     fields: ${wideFields.join(", ")}; kept for the next file with these columns`,
      "--default-answer T   the answer of entries that have none",
      "--language TAG       of a file in several languages the one to read",
      "--out-of-scope WORD  examples that must not be answered: not-ours (so if not said), entries or leave",
      "--follow-ups WORD    intents that hold within a conversation only: leave (so if not said) or read",
      "--suggested          imports the questions that QnA Maker suggested as a log: those without an answer come to Review",
      "--rejected FILE      writes the rejected rows there, as CSV with their reasons",
      "--dry-run            says what would be done, and does nothing",
      "Good rows are imported even if others are rejected; then the exit code is 5, or 1 if there was no good row.",
    ],
    options: {
      ...kbOption,
      format: { type: "string" },
      "on-existing": { type: "string" },
      existing: { type: "string" },
      map: { type: "string", multiple: true },
      "default-answer": { type: "string" },
      language: { type: "string" },
      "out-of-scope": { type: "string" },
      "follow-ups": { type: "string" },
      rejected: { type: "string" },
      suggested: { type: "boolean" },
      "dry-run": { type: "boolean" },
    },
    positional: "FILE, or - for standard input",
    takesSeveral: true,
    run: importFiles,
  },
  {
    name: "export",
    summary: "write the draft, or a version as a pack, to standard output",
    usage: `--kb ID [--format ${exportFormats.join("|")}] [--version N] [--out FILE] [--dry-run]`,
    help: [
      kbHelp,
      "--format WORD        jsonl (lossless; so if not said), csv, xlsx, azure (TSV of QnA Maker) or rasa (YAML);",
      "                     what a format cannot hold is said on standard error",
      "--version N          this version as a .kbpack instead of the draft",
      "--out FILE           write here instead",
      "--dry-run            says what the format cannot hold, and writes nothing",
    ],
    options: {
      ...kbOption,
      format: { type: "string" },
      version: { type: "string" },
      out: { type: "string" },
      "dry-run": { type: "boolean" },
    },
    run: exportDraft,
  },
];

async function importFiles(server: () => Promise<Server>, given: Given): Promise<number> {
  const { terminal, positionals } = given;
  const kb = required(given, "kb");
  const existing = oneOf(given, optional(given, "existing") === undefined ? "on-existing" : "existing", ways, "skip");
  const format = optional(given, "format") === undefined ? undefined : oneOf(given, "format", importFormats, "jsonl");
  const outOfScope = oneOf(given, "out-of-scope", Object.keys(notAnswered) as (keyof typeof notAnswered)[], "not-ours");
  const followUps = oneOf(given, "follow-ups", ["leave", "read"], "leave");
  const columns = mapped(given);
  const bytes = positionals.length === 1 ? await readInput(terminal, positionals[0]!) : await packedInput(positionals);
  const [defaultAnswer, languageOfFile] = [optional(given, "default-answer"), optional(given, "language")];
  const api = await server();
  const preview = await api.call(
    "previewImport",
    {
      kb,
      name: positionals.length === 1 ? nameOf(positionals[0]!) : `${positionals.length} files.zip`,
      columns,
      outOfScope: notAnswered[outOfScope],
      followUps,
      ...(format === undefined ? {} : { format }),
      ...(defaultAnswer === undefined ? {} : { defaultAnswer }),
      ...(languageOfFile === undefined ? {} : { languageOfFile }),
    },
    bytes,
  );
  sayPreview(terminal, preview);
  const rejected = optional(given, "rejected");
  if (rejected !== undefined && preview.rejected > 0)
    await writeTo(terminal, await api.download("getImportProblems", { kb, upload: preview.upload }), rejected);
  if (preview.rejected === preview.rows && preview.notOurs === 0) {
    say(terminal, preview.rows === 0 ? "nothing imported: the file has no rows" : `nothing imported: ${preview.rows} rows, all rejected`);
    return preview.rows > 0 ? exitCodes.failed : exitCodes.ok;
  }
  if (given.options["dry-run"] === true) {
    const { new: added, changed, same, existing: there, notOurs } = preview;
    say(
      terminal,
      `${added} new, ${changed} changed (${there.merges} lack wordings of the file), ${same} same, ${preview.rejected} rejected; ${preview.conflicts} conflicting wordings; ${notOurs} not to be answered; nothing written`,
    );
    return preview.rejected > 0 ? exitCodes.partly : exitCodes.ok;
  }
  const { job } = await api.call("runImport", { kb, upload: preview.upload, existing });
  const result = await waitForJob(terminal, api, kb, job);
  const counts = ["new", "changed", "same", "skipped", "rejected"].map((word) => `${String(result[word])} ${word}`).join(", ");
  const notOurs = Number(result.notOurs) > 0 ? `; ${String(result.notOurs)} not to be answered` : "";
  say(terminal, `${counts}; ${preview.conflicts} conflicting wordings${notOurs}`);
  if (given.options.suggested === true && preview.suggested > 0) {
    const { upload } = preview;
    const lines = (await (await api.download("getImportSuggested", { kb, upload })).blob()) as Blob;
    const log = await api.call("importLog", { kb, name: "suggested.jsonl" }, lines);
    const { added } = await waitForJob(terminal, api, kb, log.job);
    say(terminal, `${String(added)} suggested questions asked`);
  }
  return preview.rejected > 0 ? exitCodes.partly : exitCodes.ok;
}

/** `question=问题,answer=答案`: a comma parts two only before another field. */
function mapped(given: Given): string[] {
  const said = given.options.map;
  const fields = [...wideFields, "none"].join("|");
  return (Array.isArray(said) ? said : []).flatMap((one) => {
    const parts = String(one).split(/,(?=[a-zA-Z]+=)/u);
    for (const part of parts) {
      const field = part.slice(0, Math.max(0, part.indexOf("="))).trim();
      if (!fields.split("|").includes(field))
        throw new UsageError(`--map takes FIELD=COLUMN with one of ${fields.replaceAll("|", ", ")}, not "${part}"`);
    }
    return parts.map((part) => part.trim());
  });
}

function sayPreview(terminal: Terminal, preview: OutputOf<"previewImport">): void {
  const { problems, rejected, rows, format, notes, remembered, columns, asks } = preview;
  say(terminal, `${rows} rows of ${format}, ${rejected} rejected`);
  const read = columns.flatMap(({ name, field }) => (field === null ? [] : [`${name} = ${field}`]));
  if (read.length > 0) say(terminal, `columns: ${read.join(", ")}${remembered ? " (some as said for an earlier file)" : ""}`);
  if (asks.languages)
    say(
      terminal,
      `languages: ${asks.languages.found.map(({ name, entries }) => `${name} (${entries})`).join(", ")}; read: ${asks.languages.read}`,
    );
  for (const { code, count, samples } of notes)
    say(terminal, `note: ${noteWords[code]}: ${count}${samples.length > 0 ? ` (${samples[0]})` : ""}`);
  for (const p of problems)
    say(terminal, `${p.sheet === null ? "" : `${p.sheet}, `}row ${p.row}: ${p.severity}: ${p.field ? `${p.field}: ` : ""}${p.message}`);
  if (problems.length === 200) say(terminal, "… only the first 200 are shown");
}

const noteWords: Record<OutputOf<"previewImport">["notes"][number]["code"], string> = {
  encoding: "read as Windows-1252; look whether the letters are right",
  headerless: "no header: the first column is the question, the second the answer",
  wordingRows: "rows that repeat a standard question, taken as further wordings of it",
  prompts: "prompts made related questions",
  metadata: "metadata made tags",
  tagsLeft: "metadata too long for tags, left out",
  suggested: "suggested questions, kept for Review with --suggested",
  contextOnly: "pairs for a context only, read like the others",
  marks: "wordings with marks of entities, taken off or left as text",
  synonyms: "synonyms, not read",
  lookups: "lists and patterns of entities, not read",
  placeholders: "answers with slots or parameters that nobody fills here",
  rich: "answers with buttons, pictures or conditions, read without them",
  followUps: "intents that hold within a conversation only",
  otherLanguages: "pairs in other languages alone, not read",
  flows: "pairs that lead to a flow, read without it",
  noQuestions: "answers without questions, not read: give the file of the questions as well",
  outOfScope: "examples that must not be answered",
  titles: "titles beside questions, not read",
  tooMany: "wordings beyond 300 of an entry, left out",
  tooLong: "wordings of more than 500 characters, left out",
  members: "files that are not of this format, not read",
};

async function exportDraft(server: () => Promise<Server>, given: Given): Promise<void> {
  const { terminal } = given;
  const kb = required(given, "kb");
  const format = oneOf(given, "format", exportFormats, "jsonl");
  const version = optional(given, "version");
  if (version !== undefined) wholeNumber("--version", version);
  const api = await server();
  if (version === undefined && (format !== "jsonl" || given.options["dry-run"] === true)) {
    const { entries, losses } = await api.call("previewExport", { kb, format });
    for (const { what, count, samples } of losses)
      say(terminal, `${format} cannot hold ${lossWords[what]}: ${count} (${samples[0] ?? ""})`);
    if (given.options["dry-run"] === true) say(terminal, `${entries} entries; nothing written`);
  }
  if (given.options["dry-run"] === true) return;
  const sent =
    version === undefined ? await api.download("exportEntries", { kb, format }) : await api.download("downloadPack", { kb, version });
  await writeTo(terminal, sent, optional(given, "out"));
}

const lossWords: Record<OutputOf<"previewExport">["losses"][number]["what"], string> = {
  disabled: "that entries are disabled (left out)",
  conditions: "answers under conditions",
  variants: "further answers of an entry",
  negatives: "negative questions",
  categories: "categories",
  tags: "tags",
  related: "related questions",
  validity: "when entries are valid",
  handOff: "handing off to a person",
  notes: "notes",
  marks: "wordings that look like marks of entities",
  slots: "answers that look like slots",
  formulas: "texts that begin like a formula as they are (a ' is put in front)",
};

async function writeTo(terminal: Terminal, { body }: Response, out: string | undefined): Promise<void> {
  const source = Readable.fromWeb(body as ReadableStream<Uint8Array>);
  if (out === undefined) await pipeline(source, terminal.output, { end: false });
  else await pipeline(source, createWriteStream(out));
}
