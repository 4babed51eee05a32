// A file on disk → rows of entries, one after the other, whatever of our formats it is in. Never more than one entry is held.
import { open } from "node:fs/promises";
import { Failure } from "../../shared/errors.ts";
import type { BrokenRow } from "../../shared/knowledge/brokenRow.ts";
import { readJsonlEntry, type RowProblem } from "../../shared/knowledge/jsonl.ts";
import { readWideHeader, wideHeaders, wideReader, type WideReader, type WideRow } from "../../shared/knowledge/wide.ts";
import { csvReader } from "../reading/csvTable.ts";
import { decodeFile } from "../reading/decode.ts";
import { deepestJson, isBeyond, jsonShape } from "../reading/jsonShape.ts";
import { beyond, longestLine, mostRows, tableMeter } from "../reading/limits.ts";
import { lineCutter, type Line } from "../reading/textLines.ts";
import { readXlsx } from "../reading/xlsxTable.ts";

export interface ReadFile {
  format: "jsonl" | "csv" | "xlsx";
  /** The columns as the file has them; null for JSONL. */
  header: string[] | null;
  /** About the header, not about a row. */
  problems: RowProblem[];
  /** A row that was handed over, with what the file says of it further down. */
  whole: (row: WideRow) => WideRow;
}

/** Reads JSONL, CSV or XLSX by what the content looks like and hands over its rows in order. Throws `unreadable_file` and `too_large`; `details.why` names it for interfaces. */
export async function readRows(path: string, timeZone: string, take: (row: WideRow) => void): Promise<ReadFile> {
  const start = await firstBytes(path);
  if (start.toString("latin1", 0, 2) === "PK") {
    const table = tableReader(timeZone, take);
    await readXlsx(path, table.push);
    return { format: "xlsx", ...table.end() };
  }
  if (start.toString("hex") === "d0cf11e0")
    throw new Failure("unreadable_file", "an old .xls file; save it as .xlsx or CSV", { why: "oldExcel" });
  return readText(path, timeZone, take);
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

async function readText(path: string, timeZone: string, take: (row: WideRow) => void): Promise<ReadFile> {
  let reader: { push: (piece: string) => void; end: () => ReadFile } | null = null;
  // Blank lines before the first row have their numbers too.
  let blank = "";
  for await (const piece of decodeFile(path)) {
    if (reader) reader.push(piece);
    else if (piece.trim() === "") blank = blank.length > longestLine ? blank : blank + piece;
    else {
      reader = /^\s*[[{]/u.test(piece) ? jsonlReader(take) : csvTable(timeZone, take);
      reader.push(blank + piece);
    }
  }
  if (!reader) throw new Failure("unreadable_file", "the file is empty", { why: "empty" });
  return reader.end();
}

function csvTable(timeZone: string, take: (row: WideRow) => void): { push: (piece: string) => void; end: () => ReadFile } {
  const table = tableReader(timeZone, take);
  const csv = csvReader(table.push);
  return {
    push: csv.push,
    end: () => {
      csv.end();
      return { format: "csv", ...table.end() };
    },
  };
}

function tableReader(
  timeZone: string,
  take: (row: WideRow) => void,
): { push: (row: number, cells: string[] | BrokenRow) => void; end: () => Omit<ReadFile, "format"> } {
  const measure = tableMeter();
  let header: string[] | null = null;
  let problems: RowProblem[] = [];
  let reader: WideReader | null = null;
  return {
    push: (row, given) => {
      if (!("broken" in given) && given.every((cell) => cell.trim() === "")) return;
      measure(row, "broken" in given ? given.broken : given);
      // Strings of their own: cut from the piece of file they came in, the least of them would hold on to all of it.
      const cells = JSON.parse(JSON.stringify(given)) as string[] | BrokenRow;
      if (reader) return reader.push(row, cells).forEach(take);
      const known = readHeader(cells);
      ({ header, problems } = known);
      reader = wideReader(known.columns, timeZone);
    },
    end: () => {
      if (!reader) throw new Failure("unreadable_file", "the file is empty", { why: "empty" });
      reader.end().forEach(take);
      return { header, problems, whole: reader.whole };
    },
  };
}

function readHeader(header: string[] | BrokenRow): NonNullable<ReturnType<typeof readWideHeader>> & { header: string[] } {
  if ("broken" in header)
    throw new Failure("unreadable_file", "the first row has a quotation mark that is not closed before a separator or the line's end", {
      why: "quotes",
    });
  const known = readWideHeader(header);
  if (!known)
    throw new Failure(
      "unreadable_file",
      `the first row must hold column names, 标准问 or question among them: ${wideHeaders.zh.join(", ")}; or ${wideHeaders.en.join(", ")}`,
      { why: "header" },
    );
  return { header, ...known };
}

function jsonlReader(take: (row: WideRow) => void): { push: (piece: string) => void; end: () => ReadFile } {
  const cutter = lineCutter(longestLine);
  let rows = 0;
  const read = (line: Line): void => {
    if (line.text?.trim() === "") return;
    if ((rows += 1) > mostRows)
      throw beyond("rows", `line ${line.number}: a file has at most ${mostRows.toLocaleString("en")} rows of entries`, mostRows, {
        row: line.number,
      });
    take(readLine(line));
  };
  return {
    push: (piece) => cutter.push(piece).forEach(read),
    end: () => {
      cutter.end().forEach(read);
      return { format: "jsonl", header: null, problems: [], whole: (row) => row };
    },
  };
}

/** An entry of 300 similar questions and 20 answers with conditions holds some 15,000. */
const mostOfLine = { depth: deepestJson, values: 50_000, names: 50_000 };

function readLine({ number, text }: Line): WideRow {
  const reject = (code: string, message: string, cell: string): WideRow => ({
    row: number,
    cells: [[cell]],
    entry: null,
    problems: [{ field: null, code, message, severity: "rejected" }],
  });
  const tooLong = `one entry a line, of at most ${longestLine.toLocaleString("en")} characters`;
  if (text === null) return reject("line_too_long", tooLong, "");
  const trimmed = text.trim();
  if (isBeyond(jsonShape(trimmed, mostOfLine), mostOfLine))
    return reject(
      "line_too_long",
      `${tooLong}, ${mostOfLine.values.toLocaleString("en")} values and ${deepestJson} levels`,
      trimmed.slice(0, 1_000),
    );
  try {
    return { row: number, cells: [[trimmed]], ...readJsonlEntry(JSON.parse(trimmed)) };
  } catch {
    return reject("invalid_json", "one JSON object a line", trimmed);
  }
}
