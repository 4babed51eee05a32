// A file on disk → rows of entries, one after the other, whatever of our formats it is in. Never more than one entry is held.
import { open } from "node:fs/promises";
import { Failure } from "../../shared/errors.ts";
import type { BrokenRow } from "../../shared/knowledge/brokenRow.ts";
import { readJsonlEntry, type RowProblem } from "../../shared/knowledge/jsonl.ts";
import { wideReader, type WideReader, type WideRow } from "../../shared/knowledge/wide.ts";
import { readWideHeader, wideHeaders } from "../../shared/knowledge/wideColumns.ts";
import { decodeFile } from "../reading/decode.ts";
import { mostOfLine, type JsonLine } from "../reading/jsonLines.ts";
import { deepestJson } from "../reading/jsonShape.ts";
import { beyond, longestLine, longestRow, mostRows, rowTooLong, rowTooWide, tableMeter } from "../reading/limits.ts";
import { readText } from "../reading/readText.ts";
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

const bounds = { line: longestLine, row: { characters: longestRow, lines: Infinity } };

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
  const table = tableReader(timeZone, take);
  const format = await readText(decodeFile(path), bounds, {
    line: jsonlReader(take),
    row: ({ row, cells }) => {
      if (cells === "too_long") throw rowTooLong(row);
      if (cells === "too_wide") throw rowTooWide(row);
      table.push(row, cells);
    },
  });
  return format === "jsonl" ? { format, header: null, problems: [], whole: (row) => row } : { format, ...table.end() };
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

function jsonlReader(take: (row: WideRow) => void): (line: JsonLine) => void {
  let rows = 0;
  return (line) => {
    if ((rows += 1) > mostRows)
      throw beyond("rows", `line ${line.line}: a file has at most ${mostRows.toLocaleString("en")} rows of entries`, mostRows, {
        row: line.line,
      });
    take(rowOf(line));
  };
}

function rowOf({ line, read, text }: JsonLine): WideRow {
  const reject = (code: string, message: string, cell: string): WideRow => ({
    row: line,
    cells: [[cell]],
    entry: null,
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
  return { row: line, cells: [[text]], ...readJsonlEntry(read.value) };
}
