// What texts in tables of other programs are like: errors of formulas, line ends written as two characters, several wordings in one cell.
import { separatorNames, type Separator } from "./separators.ts";

/** Errors of formulas, as spreadsheets show them. */
const errors = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|GETTING_DATA)$/u;
export const isFormulaError = (cell: string): boolean => cell.startsWith("#") && cell.length < 20 && errors.test(cell);

/** Paths stay as they are: `C:\new`, `\\server\news`. */
const writtenBreak = /\b[A-Za-z]:\\[^\s，。；]*|\\\\[^\s，。；]*|(?:\\r)?\\n/gu;
/** The two characters `\n` as the line ends they mean. */
export const withBreaks = (text: string): string =>
  text.includes("\\n") ? text.replace(writtenBreak, (found) => (/^(?:\\r)?\\n$/u.test(found) ? "\n" : found)) : text;

/** What parts similar questions in one cell always. */
export const lineEnd = /[\r\n]+|<br ?\/?>/iu;

/** What may part several wordings in one cell, and how each is written. */
const separators = {
  bar: /[|｜]/u,
  semicolon: /[;；]/u,
  enumeration: /、/u,
  hashes: /#{2,}|&&|\$\$|@@/u,
  // Not that of 24/7 or of an address.
  slash: /(?<![\d:/])\/(?![\d/])/u,
  comma: /[,，]/u,
  lines: /[\r\n]/u,
} as const satisfies Record<Separator, RegExp>;

/** A standard question is parted by these alone: 、 and ; stand in sentences. */
const ofQuestions: ReadonlySet<Separator> = new Set<Separator>(["bar", "hashes", "lines"]);
const most = 1_000;

/** The wordings in a cell, parted at these separators. */
export function partWordings(cell: string, by: readonly Separator[], isQuestion: boolean): string[] {
  let parts = [cell];
  for (const one of by)
    if (!isQuestion || ofQuestions.has(one)) parts = parts.flatMap((part) => part.split(separators[one], most)).slice(0, most);
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** Lines of a cell without the numbers that count them: 1. 2. 3. or 1、2、3、 from the first to the last. */
export const withoutCount = (lines: readonly string[]): readonly string[] => {
  const counted = lines.map((line) => /^\s*[(（]?(\d{1,3})(?:[.．](?!\d)|[、)）])\s*(?=\S)/u.exec(line));
  return lines.length > 1 && counted.every((found, i) => found !== null && Number(found[1]) === i + 1)
    ? lines.map((line, i) => line.slice(counted[i]![0].length))
    : lines;
};

/** Which separators would part a cell, and into how many. */
export function partsOf(cell: string, isQuestion: boolean): { separator: Separator; parts: number }[] {
  return separatorNames.flatMap((separator) => {
    if (isQuestion ? !ofQuestions.has(separator) : separator === "lines") return [];
    if (!separators[separator].test(cell)) return [];
    const parts = partWordings(cell, [separator], isQuestion).length;
    return parts > 1 ? [{ separator, parts }] : [];
  });
}
