// The sheets of an XLSX file, row by row as they are unpacked. What a file says it holds is never made room for: rows, columns and cells are
// counted as they come.
import { Failure } from "../../shared/errors.ts";
import { beyond, longestRow, mostColumns, mostSheetRows, rowTooLong } from "./limits.ts";
import { findMerged, mergedFiller, type Merged } from "./mergedCells.ts";
import { columnOf, shownIn, type Cell, type Workbook } from "./sheetCells.ts";
import { findParts, readStyles, readTexts, textReader, unreadable } from "./workbookParts.ts";
import { readXml } from "./xml.ts";
import { openZip, type ZipParts } from "./zipParts.ts";

export interface SheetRow {
  /** As the sheet numbers it. */
  row: number;
  /** What they show, each up to the last that holds anything. */
  cells: string[];
  /** Of the cells that are dates, by column from 1: what the clock shows, `2026-12-31` or `2026-12-31 08:30:00`. */
  clocks: ReadonlyMap<number, string>;
  /** Columns, from 1, that a merged cell of a row above filled. */
  filled: ReadonlySet<number>;
}

interface SheetTakes {
  /** A sheet begins; its rows follow. */
  sheet: (name: string) => void;
  row: (row: SheetRow) => void;
}

/** What a person may choose from, and what is hidden; in the workbook's order. */
export interface SheetNames {
  visible: string[];
  hidden: string[];
}

/**
 * Hands over the rows that hold anything of the visible sheets, or of those among them that are `chosen` by name; where none is visible, of
 * the first. `from`: its path, or its bytes where nothing of it may reach the disk. Throws `unreadable_file` and `too_large`.
 */
export async function readXlsx(
  from: string | Buffer,
  { language, chosen }: { language: "zh" | "en"; chosen: readonly string[] | null },
  take: SheetTakes,
): Promise<SheetNames> {
  let zip: ZipParts | null = null;
  try {
    zip = await openZip(from);
    const parts = await findParts(zip);
    const workbook = {
      from1904: parts.from1904,
      texts: await readTexts(zip, parts.texts),
      styles: await readStyles(zip, parts.styles, language),
    };
    const visible = parts.sheets.filter(({ isHidden }) => !isHidden);
    const offered = visible.length > 0 ? visible : parts.sheets.slice(0, 1);
    const names = (sheets: typeof offered): string[] => sheets.map(({ name }) => name);
    for (const { name, part } of offered) {
      if (chosen && !chosen.includes(name)) continue;
      take.sheet(name);
      const merged = await findMerged(zip.scan(part));
      await readSheet(zip.read(part), workbook, merged, take.row);
    }
    return { visible: names(offered), hidden: names(parts.sheets.filter((sheet) => !offered.includes(sheet))) };
  } catch (error) {
    throw error instanceof Failure || error instanceof RangeError
      ? error
      : unreadable(error instanceof Error ? error.message : String(error));
  } finally {
    zip?.close();
  }
}

async function readSheet(bytes: AsyncIterable<Buffer>, workbook: Workbook, merged: Merged, take: (row: SheetRow) => void): Promise<void> {
  let row = 0;
  let column = 0;
  let length = 0;
  let cells: string[] = [];
  let clocks = new Map<number, string>();
  let cell: (Cell & { isInline: boolean }) | null = null;
  let isValue = false;
  const inline = textReader();
  const fill = mergedFiller(merged);

  const beginRow = (given: string | undefined): void => {
    row = given === undefined ? row + 1 : Number(given);
    if (!Number.isInteger(row) || row < 1) throw unreadable(`a row is numbered "${String(given).slice(0, 20)}"`);
    if (row > mostSheetRows)
      throw beyond("rowNumber", `row ${row}: a sheet has at most ${mostSheetRows.toLocaleString("en")} rows`, mostSheetRows, { row });
    column = 0;
    length = 0;
    cells = [];
    clocks = new Map();
  };
  // Without addresses, as some programs write them, each cell stands beside the one before.
  const beginCell = ({ r: address, t: type = "n", s: style }: Record<string, string>): void => {
    column = (address === undefined ? null : columnOf(address)) ?? column + 1;
    if (column > mostColumns) {
      const found = address?.slice(0, 20).split(/\d/u, 1)[0] ?? column;
      throw beyond(
        "columns",
        `column ${found} in row ${row}: a sheet has at most ${mostColumns.toLocaleString("en")} columns (XFD)`,
        mostColumns,
        { row },
      );
    }
    // Without a style it has the first one, which is General.
    cell = { type, style: style === undefined ? -1 : Number(style), value: "", isInline: type === "inlineStr" };
  };
  const endCell = (): void => {
    if (!cell) return;
    const { text, clock } = shownIn(cell.isInline ? { ...cell, value: inline.take() } : cell, workbook);
    cell = null;
    if (text === "") return;
    if ((length += text.length) > longestRow) throw rowTooLong(row);
    while (cells.length < column) cells.push("");
    cells[column - 1] = text;
    if (clock !== null) clocks.set(column, clock);
  };
  const endRow = (): void => {
    if (cells.length === 0) return;
    const filled = fill(row, cells, clocks);
    take({ row, cells, clocks, filled });
  };

  await readXml(bytes, {
    open: (name, attributes) => {
      if (name === "row") beginRow(attributes().r);
      else if (name === "c") beginCell(attributes());
      else if (name === "v") isValue = true;
      else if (cell?.isInline) inline.open(name);
    },
    text: (text) => {
      if (cell?.isInline) inline.text(text);
      else if (cell && isValue && cell.value.length <= longestRow) cell.value += text;
    },
    close: (name) => {
      if (name === "v") isValue = false;
      else if (name === "c") endCell();
      else if (name === "row") endRow();
      else if (cell?.isInline) inline.close(name);
    },
  });
}
