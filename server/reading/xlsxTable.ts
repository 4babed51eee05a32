// The first visible sheet of an XLSX file, row by row as it is unpacked. What a file says it holds is never made room for: rows, columns and
// cells are counted as they come.
import { posix } from "node:path";
import { Failure } from "../../shared/errors.ts";
import { beyond, longestRow, mostColumns, mostSheetRows, rowTooLong } from "./limits.ts";
import { cellText, columnOf, isDateFormat, type Cell, type Workbook } from "./sheetCells.ts";
import { sharedTexts, type SharedTexts } from "./sharedTexts.ts";
import { readXml } from "./xml.ts";
import { openZip, type ZipParts } from "./zipParts.ts";

const unreadable = (why: string): Failure => new Failure("unreadable_file", `not a readable XLSX file: ${why}`, { why: "excel" });

/** Hands over the rows that hold anything, by their numbers, each up to its last cell that does. Throws `unreadable_file` and `too_large`. */
export async function readXlsx(path: string, take: (row: number, cells: string[]) => void): Promise<void> {
  let zip: ZipParts | null = null;
  try {
    zip = await openZip(path);
    const parts = await findParts(zip);
    const workbook = {
      from1904: parts.from1904,
      texts: await readTexts(zip, parts.texts),
      dates: await readDates(zip, parts.styles),
    };
    await readSheet(zip.read(parts.sheet), workbook, take);
  } catch (error) {
    throw error instanceof Failure || error instanceof RangeError
      ? error
      : unreadable(error instanceof Error ? error.message : String(error));
  } finally {
    zip?.close();
  }
}

async function findParts(zip: ZipParts): Promise<{ sheet: string; texts: string | null; styles: string | null; from1904: boolean }> {
  const [book = "xl/workbook.xml"] = [...(await relations(zip, "", "_rels/.rels")).values()].flatMap(({ type, target }) =>
    type === "officeDocument" ? [target] : [],
  );
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const related = await relations(zip, folder, `${folder}_rels/${book.slice(folder.length)}.rels`);
  const target = (type: string): string | null => {
    const found = [...related.values()].find((one) => one.type === type)?.target ?? null;
    return found !== null && zip.has(found) ? found : null;
  };
  let from1904 = false;
  const sheets: { id: string; isHidden: boolean }[] = [];
  await readXml(zip.read(book), {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes().date1904 ?? "");
      if (name !== "sheet" || sheets.length >= 1_000) return;
      const { id = "", state = "visible" } = attributes();
      sheets.push({ id, isHidden: state !== "visible" });
    },
  });
  const shown = sheets.filter(({ id }) => related.get(id)?.type === "worksheet");
  const first = shown.find(({ isHidden }) => !isHidden) ?? shown[0];
  if (!first) throw unreadable("it has no sheet");
  return { sheet: related.get(first.id)!.target, texts: target("sharedStrings"), styles: target("styles"), from1904 };
}

/** What a part points to, by id; types without the address in front of them, targets from the root. */
async function relations(zip: ZipParts, folder: string, name: string): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>();
  if (!zip.has(name)) return found;
  await readXml(zip.read(name), {
    open: (element, attributes) => {
      if (element !== "Relationship" || found.size >= 5_000) return;
      const { Id: id = "", Type: type = "", Target: target = "" } = attributes();
      const path = posix.join("/", target.startsWith("/") ? "" : folder, target).slice(1);
      found.set(id, { type: type.slice(type.lastIndexOf("/") + 1), target: path });
    },
  });
  return found;
}

async function readTexts(zip: ZipParts, name: string | null): Promise<SharedTexts> {
  const texts = sharedTexts();
  if (name === null) return texts;
  const text = textReader();
  await readXml(zip.read(name), {
    open: text.open,
    text: text.text,
    close: (element) => {
      text.close(element);
      if (element === "si") texts.add(text.take());
    },
  });
  return texts;
}

/** Collects the <t> of a text: of its runs too, not of what tells how to pronounce it. */
function textReader(): { open: (name: string) => void; text: (text: string) => void; close: (name: string) => void; take: () => string } {
  let value = "";
  let isText = false;
  let isSpoken = false;
  return {
    open: (name) => {
      if (name === "rPh") isSpoken = true;
      isText = name === "t" && !isSpoken;
    },
    text: (text) => {
      // One that is too long is refused with its row.
      if (isText && value.length <= longestRow) value += text;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") isSpoken = false;
    },
    take: () => {
      const taken = value;
      value = "";
      return taken;
    },
  };
}

async function readDates(zip: ZipParts, name: string | null): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const dates: boolean[] = [];
  if (name === null) return dates;
  let isCells = false;
  await readXml(zip.read(name), {
    open: (element, attributes) => {
      if (element === "cellXfs") isCells = true;
      if (element === "numFmt" && codes.size < 10_000) codes.set(Number(attributes().numFmtId), attributes().formatCode ?? "");
      if (element !== "xf" || !isCells || dates.length >= 100_000) return;
      const id = Number(attributes().numFmtId ?? 0);
      dates.push(isDateFormat(id, codes.get(id)));
    },
    close: (element) => {
      if (element === "cellXfs") isCells = false;
    },
  });
  return dates;
}

async function readSheet(bytes: AsyncIterable<Buffer>, workbook: Workbook, take: (row: number, cells: string[]) => void): Promise<void> {
  let row = 0;
  let column = 0;
  let length = 0;
  let cells: string[] = [];
  let cell: (Cell & { isInline: boolean }) | null = null;
  let isValue = false;
  const inline = textReader();

  const beginRow = (given: string | undefined): void => {
    row = given === undefined ? row + 1 : Number(given);
    if (!Number.isInteger(row) || row < 1) throw unreadable(`a row is numbered "${String(given).slice(0, 20)}"`);
    if (row > mostSheetRows)
      throw beyond("rowNumber", `row ${row}: a sheet has at most ${mostSheetRows.toLocaleString("en")} rows`, mostSheetRows, { row });
    column = 0;
    length = 0;
    cells = [];
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
    cell = { type, style: style === undefined ? -1 : Number(style), value: "", isInline: type === "inlineStr" };
  };
  const endCell = (): void => {
    if (!cell) return;
    const text = cellText(cell.isInline ? { ...cell, value: inline.take() } : cell, workbook);
    cell = null;
    if (text === "") return;
    if ((length += text.length) > longestRow) throw rowTooLong(row);
    while (cells.length < column) cells.push("");
    cells[column - 1] = text;
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
      else if (name === "row" && cells.length > 0) take(row, cells);
      else if (cell?.isInline) inline.close(name);
    },
  });
}
