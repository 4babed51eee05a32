// A table, or the sheets of a workbook, → rows of entries: its header, what stands beside and below it, and what a person should be asked.
import { Failure } from "../../shared/errors.ts";
import type { BrokenRow } from "../../shared/knowledge/brokenRow.ts";
import type { RowProblem } from "../../shared/knowledge/jsonl.ts";
import { wideReader, type WideReader, type WideRow } from "../../shared/knowledge/wide.ts";
import { wideCellsOf } from "../../shared/knowledge/wideCells.ts";
import { wideHeaders } from "../../shared/knowledge/wideColumns.ts";
import { columnName, isHeaderAgain, isHeaderBelow, readWideHeader } from "../../shared/knowledge/wideHeader.ts";
import { tableMeter } from "../reading/limits.ts";
import type { SheetRow } from "../reading/xlsxTable.ts";
import type { ImportFormat } from "../../shared/knowledge/fileFormats.ts";
import { dialectOf } from "./formats/dialects.ts";
import type { ForeignTakes } from "./formats/foreign.ts";
import { tableAsks, type Asks } from "./tableAsks.ts";
import {
  anyTable,
  dialectFormats,
  isHintRow,
  keepSample,
  mostAbove,
  tooManyCells,
  unnamedColumns,
  type FoundColumn,
  type TableHead,
} from "./tableHead.ts";
import type { Recalling, Remembered } from "./reading.ts";

export interface ReadTable {
  /** Where the header shows whose table it is. */
  format: ImportFormat | null;
  /** What a person said of these columns in an earlier file, and holds here too. */
  remembered: Remembered | null;
  /** The columns as the first header has them. */
  header: string[];
  columns: FoundColumn[];
  sheets: { name: string; rows: number; state: "read" | "no_header" | "empty" }[];
  /** About headers, not about rows. */
  problems: (RowProblem & { sheet: string | null; row: number })[];
  asks: Asks;
  whole: (row: WideRow) => WideRow;
}

export type TableRow = Omit<SheetRow, "cells"> & { cells: string[] | BrokenRow };

interface TableReader {
  /** Rows that follow are of this sheet. */
  sheet: (name: string) => void;
  row: (row: TableRow) => void;
  /** Throws `unreadable_file` where no header was found: `details.columns` names what stood in its place. */
  end: () => ReadTable;
}

/** `separator`: what parted the cells; null in a workbook, whose cells part themselves. */
export function tableReader(
  reading: Recalling,
  separator: () => string | null,
  { row: takeRow, note, suggested }: ForeignTakes,
): TableReader {
  const measure = tableMeter();
  const asks = tableAsks();
  const columns = new Map<string, FoundColumn>();
  const readers: WideReader[] = [];
  const found: Pick<ReadTable, "sheets" | "problems" | "format" | "remembered"> & {
    header: string[] | null;
    refused: { columns: string[]; samples?: string[] } | null;
  } = {
    format: null,
    remembered: null,
    sheets: [],
    problems: [],
    header: null,
    refused: null,
  };
  let sheet: string | null = null;
  let head: TableHead | null = null;
  /** Rows of a dialect as they stood, until they are handed over. */
  const asTheyStood = new Map<number, string[]>();
  const take = (row: WideRow): void => {
    const given = asTheyStood.get(row.row);
    asTheyStood.delete(row.row);
    takeRow(given && row.cells.length === 1 ? { ...row, given: [given] } : row);
  };
  let isRefused = false;
  /** Rows of a sheet that came before its header. */
  let above = 0;

  const columnOf = (name: string, field: string | null): FoundColumn => {
    const known = columns.get(name) ?? { name, field, samples: [] };
    columns.set(name, known);
    return known;
  };
  const begin = (row: number, cells: string[] | BrokenRow): void => {
    if ("broken" in cells)
      throw new Failure("unreadable_file", "the first row has a quotation mark that is not closed before a separator or the line's end", {
        why: "quotes",
      });
    const hasNames = reading.header === "first";
    const plain = hasNames ? cells : cells.map(() => "");
    const told = hasNames && !anyTable.has(reading.format) ? dialectOf(plain, { note, suggested }) : null;
    const dialect = told && (reading.format === null || reading.format === told.format) ? told : null;
    const names = dialect?.header ?? plain;
    const remembered = hasNames ? reading.recall(plain) : null;
    const isOther = reading.format !== null && dialectFormats.has(reading.format) && !dialect;
    const read = isOther
      ? null
      : readWideHeader(names, new Map([...(dialect?.fields ?? []), ...(remembered?.columns ?? []), ...reading.columns]));
    if (!read) {
      isRefused = true;
      found.refused ??= unnamedColumns(cells, hasNames);
      if (sheet !== null) found.sheets.at(-1)!.state = "no_header";
      return;
    }
    const reader = wideReader({
      columns: read.columns,
      timeZone: reading.kb.timeZone,
      part: [...new Set([...(dialect?.part ?? []), ...reading.part])],
      sheet,
      segment: readers.length,
      joinsBelow: reading.below === "join",
      joinsRepeated: (question) => note("wordingRows", question),
    });
    const isRead = (column: number): boolean => {
      const name = read.names.find((one) => one.column === column)?.name ?? "";
      return !reading.columns.has(name) && !remembered?.columns.has(name);
    };
    const shown = read.names.filter(({ name, column, field }) => !dialect?.hidden.has(name) || (field !== null && !isRead(column)));
    head = {
      row,
      cells: names,
      plain,
      width: Math.max(dialect ? names.length : 0, 1 + cells.findLastIndex((cell) => cell.trim() !== "")),
      read: { ...read, names: shown },
      reader,
      dialect,
      isRead,
      rows: 0,
    };
    if (dialect?.format === "fastgpt") head.width = names.length;
    readers.push(reader);
    if (sheet !== null) found.sheets.at(-1)!.state = "read";
    found.header ??= plain;
    found.format ??= dialect?.format ?? null;
    found.remembered ??= remembered;
    found.problems.push(...read.problems.map((p) => ({ ...p, sheet, row })));
    for (const { name, field } of shown) columnOf(name, field);
  };
  /** Columns of which the header has no name, and which hold something: of a table beyond its last name, a stray separator made them. */
  const besides = (row: number, cells: readonly string[]): boolean => {
    const { cells: names, width, read } = head!;
    for (const { name, column } of read.names) keepSample(columns.get(name)!, cells[column]);
    let isOver = false;
    for (let column = 0; column < cells.length; column += 1) {
      const name = columnName("", column);
      if ((cells[column] ?? "").trim() === "" || (names[column] ?? "").trim() !== "" || reading.columns.has(name)) continue;
      if (column >= width && separator() !== null) isOver = true;
      else {
        const message = "a header above this column; it is ignored";
        if (!columns.has(name)) found.problems.push({ sheet, row, field: name, code: "unknown_column", message, severity: "warning" });
        keepSample(columnOf(name, null), cells[column]);
      }
    }
    return isOver;
  };
  /** What the separators in an answer parted is one again. */
  const joined = (cells: readonly string[]): string[] => {
    const { width, read } = head!;
    const mark = separator() ?? ",";
    const last = 1 + cells.findLastIndex((cell) => cell.trim() !== "");
    const at = read.columns.get("answer")?.[0] ?? width - 1;
    const over = last - width;
    return [...cells.slice(0, at), cells.slice(at, at + over + 1).join(mark), ...cells.slice(at + over + 1, last)];
  };
  return {
    sheet: (name) => {
      if (head) head.reader.end().forEach(take);
      sheet = name;
      head = null;
      isRefused = false;
      above = 0;
      found.sheets.push({ name, rows: 0, state: "empty" });
    },
    row: ({ row, cells: given, clocks, filled }) => {
      if (!("broken" in given) && given.every((cell) => cell.trim() === "")) return;
      measure(row, "broken" in given ? given.broken : given);
      if (sheet !== null) found.sheets.at(-1)!.rows += 1;
      // A title may stand above the header.
      if (isRefused) {
        if ((above += 1) > mostAbove || "broken" in given || !isHeaderBelow(given)) return;
        isRefused = false;
        const message = "a header in the first row; the rows above it are not read";
        found.problems.push({ sheet, row, field: null, code: "header_below", message, severity: "warning" });
      }
      // Strings of their own: cut from the piece of file they came in, the least of them would hold on to all of it.
      const own = JSON.parse(JSON.stringify(given)) as string[] | BrokenRow;
      const isFirst = head === null;
      if (!head) begin(row, own);
      if (!head || (isFirst && reading.header === "first")) return;
      if ("broken" in own) return head.reader.push(row, own).forEach(take);
      if (isHeaderAgain(own, head.plain)) return again(row, own);
      if (head.rows === 0 && isHintRow(own)) return tellHeader(row);
      head.rows += 1;
      let cells = head.dialect?.turn(own, head.isRead) ?? own;
      if (head.dialect) asTheyStood.set(row, own);
      if (besides(row, cells)) {
        asks.extra(row, cells);
        if (reading.extra === "refuse") return head.reader.refuse(row, cells, tooManyCells(head.width, cells.length)).forEach(take);
        cells = reading.extra === "join" ? joined(cells) : cells.slice(0, head.width);
      }
      for (const field of ["validFrom", "validUntil"] as const)
        for (const column of head.read.columns.get(field) ?? []) cells[column] = clocks.get(column + 1) ?? cells[column] ?? "";
      asks.row(wideCellsOf(head.read.columns, cells));
      head.reader.push(row, cells, filled).forEach(take);
    },
    end: () => {
      if (head) head.reader.end().forEach(take);
      if (!found.header) {
        if (!found.refused) throw new Failure("unreadable_file", "the file is empty", { why: "empty" });
        throw new Failure(
          "unreadable_file",
          `the first row must hold column names, 标准问 or question among them: ${wideHeaders.zh.join(", ")}; or ${wideHeaders.en.join(", ")}`,
          { why: "header", ...found.refused },
        );
      }
      const { header, sheets, problems, format, remembered } = found;
      return {
        format,
        remembered,
        header,
        columns: [...columns.values()],
        sheets,
        problems,
        asks: asks.found(),
        whole: (row) => readers[row.segment]!.whole(row),
      };
    },
  };

  /** The same header once more is left out; one of other columns holds from there on. */
  function again(row: number, cells: string[]): void {
    const { plain: names, rows, row: at, reader } = head!;
    const isSame = cells.every((cell, i) => cell.trim().toLowerCase() === (names[i] ?? "").trim().toLowerCase());
    tellHeader(row);
    if (isSame) return;
    reader.end().forEach(take);
    // A header of two rows: what the lower does not name is called as the upper has it.
    const isSecond = rows === 0 && row === at + 1;
    const whole = names.map((name, i) => ((cells[i] ?? "").trim() === "" ? name : cells[i]!));
    if (isSecond) columns.clear();
    begin(row, isSecond ? [...whole, ...cells.slice(whole.length)] : cells);
  }

  function tellHeader(row: number): void {
    const message = "a header in the midst of rows; not read as one";
    found.problems.push({ sheet, row, field: null, code: "header_again", message, severity: "warning" });
  }
}
