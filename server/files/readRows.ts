// The bytes of a file → rows of entries, whatever of our formats it is in. Runs in a worker.
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { fromBuffer } from "yauzl";
import { Failure } from "../../shared/errors.ts";
import { readJsonlEntry, type RowProblem } from "../../shared/knowledge/jsonl.ts";
import type { BrokenRow } from "../../shared/knowledge/brokenRow.ts";
import { readWideHeader, readWideRows, wideHeaders, type WideRow } from "../../shared/knowledge/wide.ts";
import { hasBrokenRow, readBrokenCsv } from "./brokenCsv.ts";
import { decodeFile, detectDelimiter } from "./decodeFile.ts";

export interface ReadFile {
  format: "jsonl" | "csv" | "xlsx";
  /** The columns as the file has them; null for JSONL. */
  header: string[] | null;
  /** About the header, not about a row. */
  problems: RowProblem[];
  rows: WideRow[];
}

/** What a spreadsheet may hold once unpacked: a small zip can hold very much. */
const maxUnpacked = 400_000_000;

/** Reads JSONL, CSV or XLSX by what the content looks like. Throws `unreadable_file` with what was expected; `details.why` names it for interfaces. */
export async function readRows(bytes: Buffer, timeZone: string): Promise<ReadFile> {
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return { format: "xlsx", ...fromTable(await sheet(bytes), timeZone) };
  if (bytes.subarray(0, 4).toString("hex") === "d0cf11e0")
    throw new Failure("unreadable_file", "an old .xls file; save it as .xlsx or CSV", { why: "oldExcel" });
  const text = decodeFile(bytes);
  if (/^\s*$/u.test(text)) throw new Failure("unreadable_file", "the file is empty", { why: "empty" });
  if (/^\s*[[{]/u.test(text)) return { format: "jsonl", header: null, problems: [], rows: fromLines(text) };
  return { format: "csv", ...fromTable(table(text), timeZone) };
}

function fromLines(text: string): WideRow[] {
  return text.split("\n").flatMap((line, i): WideRow[] => {
    const trimmed = line.trim();
    if (trimmed === "") return [];
    const row = { row: i + 1, cells: [[trimmed]] };
    try {
      return [{ ...row, ...readJsonlEntry(JSON.parse(trimmed)) }];
    } catch {
      return [
        { ...row, entry: null, problems: [{ field: null, code: "invalid_json", message: "one JSON object a line", severity: "rejected" }] },
      ];
    }
  });
}

function table(text: string): (string[] | BrokenRow)[] {
  const delimiter = detectDelimiter(text);
  if (hasBrokenRow(text, delimiter)) {
    const rows = readBrokenCsv(text, delimiter);
    if (rows) return rows;
    throw new Failure("unreadable_file", "not a CSV file: too many quotation marks are not closed", { why: "quotes" });
  }
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: ["\r\n", "\n", "\r"],
    });
  } catch (error) {
    throw new Failure("unreadable_file", `not a CSV file: ${error instanceof Error ? error.message : "unknown"}`, { why: "quotes" });
  }
}

async function sheet(bytes: Buffer): Promise<string[][]> {
  if ((await unpackedSize(bytes)) > maxUnpacked) throw new Failure("too_large", "the spreadsheet is too large once unpacked");
  try {
    return (await readSheet(bytes, { trim: false })).map((row) => row.map((cell) => cellText(cell)));
  } catch {
    throw new Failure("unreadable_file", "not a readable XLSX file", { why: "excel" });
  }
}

/** Dates in a sheet have no zone: they are clocks in the shop. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace("T", " ");
  return typeof cell === "string" ? cell.replace(/\r\n?/gu, "\n") : String(cell as number | boolean);
}

const unpackedSize = (bytes: Buffer): Promise<number> =>
  new Promise((resolve, reject) => {
    const unreadable = (): void => reject(new Failure("unreadable_file", "not a readable XLSX file", { why: "excel" }));
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return unreadable();
      let size = 0;
      zip.on("entry", (entry: { uncompressedSize: number }) => {
        size += entry.uncompressedSize;
        zip.readEntry();
      });
      zip.on("end", () => resolve(size));
      zip.on("error", unreadable);
      zip.readEntry();
    });
  });

function fromTable(rows: (string[] | BrokenRow)[], timeZone: string): Omit<ReadFile, "format"> {
  const [header = [], ...others] = rows;
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
  return { header, problems: known.problems, rows: readWideRows(others, known.columns, timeZone) };
}
