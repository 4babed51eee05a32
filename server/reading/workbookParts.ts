// The parts of an XLSX file: which sheets it has, its shared texts, and how its styles show numbers.
import { posix } from "node:path";
import { Failure } from "../../shared/errors.ts";
import { longestRow } from "./limits.ts";
import { styleOf, type CellStyle } from "./sheetCells.ts";
import { sharedTexts, type SharedTexts } from "./sharedTexts.ts";
import { readXml } from "./xml.ts";
import type { ZipParts } from "./zipParts.ts";

export const unreadable = (why: string): Failure => new Failure("unreadable_file", `not a readable XLSX file: ${why}`, { why: "excel" });

export interface WorkbookParts {
  /** In the workbook's order. */
  sheets: { name: string; part: string; isHidden: boolean }[];
  texts: string | null;
  styles: string | null;
  from1904: boolean;
}

/** Throws `unreadable_file` for a workbook without a sheet of cells. */
export async function findParts(zip: ZipParts): Promise<WorkbookParts> {
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
  const sheets: { id: string; name: string; isHidden: boolean }[] = [];
  await readXml(zip.read(book), {
    open: (element, attributes) => {
      if (element === "workbookPr") from1904 = ["1", "true"].includes(attributes().date1904 ?? "");
      if (element !== "sheet" || sheets.length >= 1_000) return;
      const { id = "", name = "", state = "visible" } = attributes();
      sheets.push({ id, name: name.slice(0, 200), isHidden: state !== "visible" });
    },
  });
  const cells = sheets.flatMap(({ id, name, isHidden }) => {
    const part = related.get(id);
    return part?.type === "worksheet" ? [{ name, part: part.target, isHidden }] : [];
  });
  if (cells.length === 0) throw unreadable("it has no sheet");
  return { sheets: cells, texts: target("sharedStrings"), styles: target("styles"), from1904 };
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

export async function readTexts(zip: ZipParts, name: string | null): Promise<SharedTexts> {
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

interface TextReader {
  open: (name: string) => void;
  text: (text: string) => void;
  close: (name: string) => void;
  take: () => string;
}

/** Collects the <t> of a text: of its runs too, not of what tells how to pronounce it. */
export function textReader(): TextReader {
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

export async function readStyles(zip: ZipParts, name: string | null, language: "zh" | "en"): Promise<CellStyle[]> {
  const codes = new Map<number, string>();
  const known = new Map<number, CellStyle>();
  const styles: CellStyle[] = [];
  if (name === null) return styles;
  let isCells = false;
  await readXml(zip.read(name), {
    open: (element, attributes, tag) => {
      if (element === "cellXfs") isCells = true;
      if (element === "numFmt" && codes.size < 10_000)
        codes.set(Number(attributes().numFmtId), attributes().formatCode || (unescaped.exec(tag())?.[1] ?? ""));
      if (element !== "xf" || !isCells || styles.length >= 100_000) return;
      const id = Number(attributes().numFmtId ?? 0);
      const style = known.get(id) ?? styleOf(id, codes.get(id), language);
      known.set(id, style);
      styles.push(style);
    },
    close: (element) => {
      if (element === "cellXfs") isCells = false;
    },
  });
  return styles;
}

/** Some programs forget to escape the quotation marks of a format: `formatCode=""¥"0"`. */
const unescaped = /formatCode="(.{0,300}?)"\s*(?:\/?>?$|\w+=")/su;
