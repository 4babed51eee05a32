// A file on disk → rows of entries, one after the other, whatever format it is in, told by its content unless a person says it. Of a table or lines never more than one entry is held.
import { rm } from "node:fs/promises";
import { Failure } from "../../shared/errors.ts";
import type { ImportFormat } from "../../shared/knowledge/fileFormats.ts";
import { readJsonlEntry } from "../../shared/knowledge/jsonl.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import { decodeFile } from "../reading/decode.ts";
import type { Encoding } from "../reading/encodings.ts";
import { mostOfLine, type JsonLine } from "../reading/jsonLines.ts";
import { deepestJson } from "../reading/jsonShape.ts";
import { beyond, longestLine, longestRow, mostRows, rowTooLong, rowTooWide } from "../reading/limits.ts";
import { readText } from "../reading/readText.ts";
import type { CsvRow } from "../reading/csvTable.ts";
import { readXlsx } from "../reading/xlsxTable.ts";
import { chooseDocument, documentFormats, readDocuments } from "./formats/documents.ts";
import type { ForeignTakes } from "./formats/foreign.ts";
import { twoColumns, watsonReader } from "./formats/watson.ts";
import { openDocuments } from "./openDocuments.ts";
import type { Recalling } from "./reading.ts";
import { tableReader, type ReadTable } from "./readTable.ts";

export interface ReadFile {
  format: ImportFormat;
  /** What a table is made of; null for anything else. */
  table: Omit<ReadTable, "whole"> | null;
  /** Sheets a workbook offers, and how many are hidden; empty for other files. */
  sheets: { visible: string[]; hidden: string[] };
  /** A row that was handed over, with what the file says of it further down. */
  whole: (row: WideRow) => WideRow;
}

const bounds = { line: longestLine, row: { characters: longestRow, lines: Infinity } };
const noClocks: ReadonlyMap<number, string> = new Map();
const noneFilled: ReadonlySet<number> = new Set();
const noSheets = { visible: [], hidden: [] };
const asItIs = (row: WideRow): WideRow => row;

/** Reads a file by what its content looks like, or as a person says, and hands over its rows in order. Throws `unreadable_file` and `too_large`; `details.why` names it for interfaces. */
export async function readRows(path: string, reading: Recalling, given: ForeignTakes): Promise<ReadFile> {
  const take = withTextsOf(given);
  const counted = { ...take, row: rowCounter(take.row) };
  const opened = await openDocuments(path, encodingTeller(take.note));
  const { format } = reading;
  if (opened.kind === "member") {
    for (const name of opened.others) take.note("members", name);
    try {
      return await readRows(opened.path, reading, given);
    } finally {
      await rm(opened.path, { force: true });
    }
  }
  if (opened.kind === "documents") {
    const found = chooseDocument(opened.documents, format);
    let rows = 0;
    const seen = {
      ...counted,
      row: (row: WideRow) => ((rows += 1), counted.row(row)),
      notOurs: (text: string) => ((rows += 1), take.notOurs(text)),
    };
    readDocuments(found, opened.documents, { ...reading.foreign, kbLanguage: reading.kb.language }, seen);
    if (rows === 0 && take.noted() === 0)
      throw new Failure("unreadable_file", `no questions were found in it (read as ${found})`, { why: "noEntries", format: found });
    return { format: found, table: null, sheets: noSheets, whole: asItIs };
  }
  if (format !== null && documentFormats.includes(format))
    throw notThat(format, opened.kind === "workbook" ? "xlsx" : opened.kind === "values" ? "jsonl" : "text");
  if (opened.kind === "values") {
    for (const [nth, value] of opened.values.entries()) counted.row(valueRow(value, nth + 1, reading.kb.timeZone));
    return { format: "jsonl", table: null, sheets: noSheets, whole: asItIs };
  }
  return readTabular(opened.kind === "workbook" ? workbookOf(path, reading, take) : textOf(path, take), reading, take);
}

/** A file of rows: read as a table, or each row as it stands. */
interface Tabular {
  table: (reading: Recalling, as: ImportFormat | null) => Promise<ReadFile>;
  each: (take: (row: CsvRow) => void) => Promise<void>;
}

const workbookOf = (path: string, { kb, sheets: chosen, format }: Recalling, take: ForeignTakes): Tabular => ({
  table: async (reading, as) => {
    if (format === "jsonl" || format === "csv") throw notThat(format, "xlsx");
    const { sheet, row, end } = tableReader(reading, () => null, take);
    const sheets = await readXlsx(path, { language: kb.language, chosen }, { sheet, row });
    const { whole, ...table } = end();
    return { format: table.format ?? as ?? "xlsx", table, sheets, whole };
  },
  each: async (look) => {
    const row = ({ row, cells }: { row: number; cells: string[] }): void => look({ row, line: row, cells, delimiter: "" });
    await readXlsx(path, { language: kb.language, chosen }, { sheet: () => {}, row });
  },
});

const textOf = (path: string, take: ForeignTakes): Tabular => ({
  table: (reading, as) => readTableOrLines(path, reading, take, as),
  each: (look) => eachRow(path, look),
});

/** A table under a header, or without one where its two columns tell what they are. */
async function readTabular({ table, each }: Tabular, reading: Recalling, take: ForeignTakes): Promise<ReadFile> {
  const { format } = reading;
  const readAsWatson = async (): Promise<ReadFile> => {
    const reader = watsonReader({ ...reading.foreign, kbLanguage: reading.kb.language }, { ...take, row: rowCounter(take.row) });
    await each(reader.row);
    reader.end();
    return { format: "watson", table: null, sheets: noSheets, whole: asItIs };
  };
  if (format === "watson") return readAsWatson();
  try {
    return await table(reading, format);
  } catch (error) {
    const isOpen = (format === null || format === "plain") && reading.header === "first" && reading.columns.size === 0;
    if (!isOpen || !(error instanceof Failure) || (error.details as { why?: unknown } | undefined)?.why !== "header") throw error;
    // No column is known by its name: two columns may have no names.
    const two = twoColumns();
    await each(two.row);
    const { fits, first } = two.found();
    if (format === null && fits.length > 1)
      throw new Failure(error.code, `${error.message}; without a header it could be either of ${fits.join(", ")}`, {
        ...(error.details as object),
        formats: fits,
      });
    if (format === null && fits[0] === "watson") return readAsWatson();
    if (format === null && fits[0] !== "plain") throw error;
    take.note("headerless", first);
    const columns = new Map([["(A)", "question"] as const, ["(B)", "answer"] as const]);
    return table({ ...reading, format: null, header: "none", columns }, "plain");
  }
}

async function readTableOrLines(path: string, reading: Recalling, take: ForeignTakes, as: ImportFormat | null): Promise<ReadFile> {
  let separator = ",";
  const reader = tableReader(reading, () => separator, take);
  const lines = rowCounter(take.row);
  const format = await readText(decodeFile(path, encodingTeller(take.note)), bounds, {
    line: (line) => lines(rowOf(line, reading.kb.timeZone)),
    row: ({ row, cells, delimiter }) => {
      if (cells === "too_long") throw rowTooLong(row);
      if (cells === "too_wide") throw rowTooWide(row);
      separator = delimiter;
      reader.row({ row, cells, clocks: noClocks, filled: noneFilled });
    },
  });
  if (format === "jsonl") {
    if (as !== null && as !== "jsonl") throw notThat(as, "jsonl");
    return { format, table: null, sheets: noSheets, whole: asItIs };
  }
  if (as === "jsonl" || as === "xlsx") throw notThat(as, "csv");
  const { whole, ...table } = reader.end();
  return { format: table.format ?? as ?? "csv", table, sheets: noSheets, whole };
}

async function eachRow(path: string, take: (row: CsvRow) => void): Promise<void> {
  let rows = 0;
  await readText(decodeFile(path), bounds, {
    line: () => {},
    row: (row) => {
      if ((rows += 1) > mostRows) throw tooManyRows(row.row);
      take(row);
    },
  });
}

const notThat = (said: ImportFormat, seen: string): Failure =>
  new Failure("unreadable_file", `the file is not ${said}: it looks like ${seen}`, { why: "otherFormat", seen: [seen], expected: [said] });

/** What a person should look at: other encodings of one byte look like this one. */
const encodingTeller = (note: ForeignTakes["note"]) => (encoding: Encoding) => {
  if (encoding === "windows-1252") note("encoding", "");
};

/** Texts by which a person sees whether the encoding was the right one. */
function withTextsOf({ note, noted, ...take }: ForeignTakes): ForeignTakes {
  let isWestern = false;
  return {
    ...take,
    noted,
    note: (code, sample, count) => {
      // A file that is gone through twice is told of once.
      if (code === "encoding" && isWestern && count !== 0) return;
      isWestern ||= code === "encoding";
      note(code, sample, count);
    },
    row: (row) => {
      const texts = isWestern && row.entry ? [row.entry.question, row.entry.answers?.[0]?.text ?? ""] : [];
      const accented = texts.find((text) => /[^\p{ASCII}]/u.test(text));
      if (accented !== undefined) note("encoding", accented, 0);
      take.row(row);
    },
  };
}

const tooManyRows = (row: number): Failure =>
  beyond("rows", `line ${row}: a file has at most ${mostRows.toLocaleString("en")} rows of entries`, mostRows, { row });

function rowCounter(take: (row: WideRow) => void): (row: WideRow) => void {
  let rows = 0;
  return (row) => {
    if ((rows += 1) > mostRows) throw tooManyRows(row.row);
    take(row);
  };
}

const valueRow = (value: unknown, row: number, timeZone: string): WideRow => ({
  ...{ sheet: null, segment: 0, row },
  cells: [[JSON.stringify(value).slice(0, longestLine)]],
  ...readJsonlEntry(value, timeZone),
});

function rowOf({ line, read, text }: JsonLine, timeZone: string): WideRow {
  const place = { sheet: null, segment: 0, row: line };
  const reject = (code: string, message: string, cell: string): WideRow => ({
    ...place,
    cells: [[cell]],
    entry: null,
    mark: null,
    problems: [{ field: null, code, message, severity: "rejected" }],
  });
  const tooLong = `one entry a line, of at most ${longestLine.toLocaleString("en")} characters`;
  if (read === "not_json") return reject("invalid_json", "one JSON object a line", text);
  if (read === "too_long") return reject("line_too_long", tooLong, "");
  if (read === "too_costly")
    return reject(
      "line_too_long",
      `${tooLong}, ${mostOfLine.values.toLocaleString("en")} values and ${deepestJson} levels`,
      text.slice(0, 1_000),
    );
  return { ...place, cells: [[text]], ...readJsonlEntry(read.value, timeZone) };
}
