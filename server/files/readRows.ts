// A file on disk → rows of entries, one after the other, whatever of our formats it is in. Never more than one entry is held.
import { open } from "node:fs/promises";
import { Failure } from "../../shared/errors.ts";
import { readJsonlEntry } from "../../shared/knowledge/jsonl.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import { decodeFile } from "../reading/decode.ts";
import { mostOfLine, type JsonLine } from "../reading/jsonLines.ts";
import { deepestJson } from "../reading/jsonShape.ts";
import { beyond, longestLine, longestRow, mostRows, rowTooLong, rowTooWide } from "../reading/limits.ts";
import { readText } from "../reading/readText.ts";
import { readXlsx } from "../reading/xlsxTable.ts";
import type { FileReading } from "./reading.ts";
import { tableReader, type ReadTable } from "./readTable.ts";

export interface ReadFile {
  format: "jsonl" | "csv" | "xlsx";
  /** What a table is made of; null for JSONL. */
  table: Omit<ReadTable, "whole"> | null;
  /** Sheets a workbook offers, and how many are hidden; empty for other files. */
  sheets: { visible: string[]; hidden: string[] };
  /** A row that was handed over, with what the file says of it further down. */
  whole: (row: WideRow) => WideRow;
}

const bounds = { line: longestLine, row: { characters: longestRow, lines: Infinity } };
const noClocks: ReadonlyMap<number, string> = new Map();
const noneFilled: ReadonlySet<number> = new Set();

/** Reads JSONL, CSV or XLSX by what the content looks like and hands over its rows in order. Throws `unreadable_file` and `too_large`; `details.why` names it for interfaces. */
export async function readRows(path: string, reading: FileReading, take: (row: WideRow) => void): Promise<ReadFile> {
  const start = await firstBytes(path);
  if (start.toString("latin1", 0, 2) === "PK") {
    const { sheet, row, end } = tableReader(reading, () => null, take);
    const sheets = await readXlsx(path, { language: reading.kb.language, chosen: reading.sheets }, { sheet, row });
    const { whole, ...table } = end();
    return { format: "xlsx", table, sheets, whole };
  }
  if (start.toString("hex") === "d0cf11e0")
    throw new Failure("unreadable_file", "an old .xls file; save it as .xlsx or CSV", { why: "oldExcel" });
  let separator = ",";
  const reader = tableReader(reading, () => separator, take);
  const format = await readText(decodeFile(path), bounds, {
    line: jsonlReader(reading.kb.timeZone, take),
    row: ({ row, cells, delimiter }) => {
      if (cells === "too_long") throw rowTooLong(row);
      if (cells === "too_wide") throw rowTooWide(row);
      separator = delimiter;
      reader.row({ row, cells, clocks: noClocks, filled: noneFilled });
    },
  });
  const sheets = { visible: [], hidden: [] };
  if (format === "jsonl") return { format, table: null, sheets, whole: (row) => row };
  const { whole, ...table } = reader.end();
  return { format, table, sheets, whole };
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function jsonlReader(timeZone: string, take: (row: WideRow) => void): (line: JsonLine) => void {
  let rows = 0;
  return (line) => {
    if ((rows += 1) > mostRows)
      throw beyond("rows", `line ${line.line}: a file has at most ${mostRows.toLocaleString("en")} rows of entries`, mostRows, {
        row: line.line,
      });
    take(rowOf(line, timeZone));
  };
}

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
