// The header of a table as rows are read under it, and small questions about rows beside it.
import type { ImportFormat } from "../../shared/knowledge/fileFormats.ts";
import type { RowProblem } from "../../shared/knowledge/jsonl.ts";
import type { WideReader } from "../../shared/knowledge/wide.ts";
import { columnName, type WideHeader } from "../../shared/knowledge/wideHeader.ts";
import type { Dialect } from "./formats/dialects.ts";

export interface FoundColumn {
  name: string;
  field: string | null;
  /** The first texts in it. */
  samples: string[];
}

/** The header that rows stand under. */
export interface TableHead {
  row: number;
  /** The columns' names as they are read. */
  cells: string[];
  /** As they stand in the file. */
  plain: string[];
  width: number;
  read: WideHeader;
  reader: WideReader;
  dialect: Dialect | null;
  /** Whether a column is read as the dialect says. */
  isRead: (column: number) => boolean;
  /** Rows below it so far. */
  rows: number;
}

/** Said to be a table like any other. */
export const anyTable: ReadonlySet<ImportFormat | null> = new Set<ImportFormat | null>(["csv", "xlsx", "plain", "dify"]);
export const dialectFormats: ReadonlySet<ImportFormat> = new Set<ImportFormat>(["azure", "fastgpt", "maxkb"]);

/** A row below the header that says what must be filled in. */
export const isHintRow = (cells: readonly string[]): boolean => {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  return (
    filled.length > 1 &&
    filled.every((cell) => /^[(（【[]?(?:必填|选填|非必填|可选|可不填|必须|required|optional|mandatory)项?(?![\p{L}\p{N}])/iu.test(cell))
  );
};

/** So many rows may stand above a header. */
export const mostAbove = 10;

/** Columns of a row that names none we know; where it is no header, with what stands in it. */
export function unnamedColumns(cells: readonly string[], hasNames: boolean): { columns: string[]; samples?: string[] } {
  const filled = [...cells.entries()].filter(([, cell]) => cell.trim() !== "").slice(0, 100);
  if (hasNames) return { columns: filled.map(([i, cell]) => columnName(cell.trim(), i)) };
  return { columns: filled.map(([i]) => columnName("", i)), samples: filled.map(([, cell]) => cell.trim().slice(0, 60)) };
}

export const tooManyCells = (most: number, found: number): RowProblem => ({
  field: null,
  code: "extra_cells",
  message: `at most ${most} cells, as many as the header has; quotation marks around a text with a separator in it`,
  values: { left: found - most },
  severity: "rejected",
});

export function keepSample(column: FoundColumn, cell = ""): void {
  const text = cell.trim().slice(0, 60);
  if (column.samples.length < 3 && text !== "" && !column.samples.includes(text)) column.samples.push(text);
}
