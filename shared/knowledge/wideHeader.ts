// A header row: which column holds which field, by our own names, by those that other programs and people use, and as a person chose.
import type { RowProblem } from "./jsonl.ts";
import { headerKey, otherName, ownName } from "./headerNames.ts";
import { reasonHeaders, wideHeaders, type WideField } from "./wideColumns.ts";

/** Columns by number from 0; several of one field in their order, such as 相似问1, 相似问2. */
export type WideColumns = ReadonlyMap<WideField | "mark", readonly number[]>;

/** What a person said that a column holds, by its name; null: nothing of ours. */
export type ColumnChoices = ReadonlyMap<string, WideField | null>;

export interface WideHeader {
  columns: WideColumns;
  /** Columns with what they are read as; those of the file of rejected rows are left out. */
  names: { name: string; column: number; field: WideField | null }[];
  problems: RowProblem[];
}

/** A column's name: its header, else its letters as a spreadsheet has them, in brackets. */
export function columnName(header: string, column: number): string {
  if (header !== "") return header.slice(0, 200);
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `(${letters})`;
}

/** Reads the row in front of all others; null when no column of it holds the standard question. */
export function readWideHeader(cells: readonly string[], choices: ColumnChoices = new Map()): WideHeader | null {
  const header = cells.map((cell) => cell.trim());
  const found = new Map<WideField | "mark", number[]>();
  const isTaken = new Set<number>();
  const give = (field: WideField | "mark", column: number): void => {
    isTaken.add(column);
    found.set(field, [...(found.get(field) ?? []), column]);
  };
  const nameOf = columnNames(header);
  const chosen = header.map((_, column) => choices.get(nameOf[column]!));
  for (const [column, field] of chosen.entries()) if (field) give(field, column);
  const each = (take: (cell: string, column: number) => void): void => {
    for (const [column, cell] of header.entries()) if (!isTaken.has(column) && chosen[column] === undefined) take(cell, column);
  };
  // Our own names first: 标准问 is the question, whatever else is called 问题.
  // A second column that a person says holds answers holds more of them: it does not take the place of the first.
  let hasAnswer = false;
  const isOpen = (field: WideField | "mark"): boolean => severalOf.has(field) || (field === "answer" ? !hasAnswer : !found.has(field));
  const giveOpen = (field: WideField | "mark", column: number): void => {
    if (!isOpen(field)) return;
    hasAnswer ||= field === "answer";
    give(field, column);
  };
  each((cell, column) => {
    const field = ownName(cell);
    if (field) giveOpen(field, column);
  });
  each((cell, column) => {
    const name = otherName(cell);
    if (name && !name.isNumbered) giveOpen(name.field, column);
  });
  // Beside the standard question, what customers say is another wording of it; so is a second column of its very name.
  const [titled = -1] = found.get("question") ?? [];
  if (chosen[titled] === undefined)
    each((cell, column) => {
      const isSaid = saidByCustomers.has(headerKey(cell)) && !saidByCustomers.has(headerKey(header[titled] ?? ""));
      if (titled >= 0 && cell !== "" && (isSaid || headerKey(cell) === headerKey(header[titled]!))) give("similar", column);
    });
  // Of 问题1, 问题2 the first is the standard question, unless another column is, and the others are wordings of it.
  each((cell, column) => {
    const name = otherName(cell);
    if (name?.isNumbered) give(name.field === "question" && found.has("question") ? "similar" : name.field, column);
  });
  for (const columns of found.values()) columns.sort((a, b) => a - b);
  const names: WideHeader["names"] = [];
  const problems: RowProblem[] = [];
  for (const [column, cell] of header.entries()) {
    const field = [...found].find(([, taken]) => taken.includes(column))?.[0] ?? null;
    if (field === "mark" || reasons.has(headerKey(cell)) || (cell === "" && field === null)) continue;
    names.push({ name: nameOf[column]!, column, field });
    if (field !== null || chosen[column] !== undefined) continue;
    problems.push({
      field: nameOf[column]!,
      ...(ownName(cell) || otherName(cell)
        ? { code: "repeated_column", message: "this column stands here twice; the first is read, this one ignored" }
        : { code: "unknown_column", message: `not one of the columns ${wideHeaders.en.join(", ")} (or in Chinese); ignored` }),
      severity: "warning",
    });
  }
  return found.has("question") ? { columns: found, names, problems } : null;
}

/** What each column is called: where two have one header, the later its letters as well, so that it can be said what that one holds. */
function columnNames(header: readonly string[]): string[] {
  const first = new Map<string, number>();
  return header.map((cell, column) => {
    const name = columnName(cell, column);
    if (cell === "" || severalOf.has(ownName(cell) ?? otherName(cell)?.field ?? "")) return name;
    if (!first.has(cell)) first.set(cell, column);
    return first.get(cell) === column ? name : `${name} ${columnName("", column)}`;
  });
}

/** Whether a row below the header is a header once more: nothing but names of columns, the standard question's and another's among them. */
export function isHeaderAgain(cells: readonly string[], header: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  if (filled.length === 0 || filled.some((cell) => cell.length > longestName)) return false;
  if (
    cells.every((cell, column) => headerKey(cell) === headerKey(header[column] ?? "")) &&
    filled.length === header.filter((h) => h.trim() !== "").length
  )
    return true;
  if (filled.length < 2) return false;
  const fields = new Set<string>();
  for (const cell of filled) {
    // A single letter is more likely a text than `q` or `a`.
    const field = cell.length < 2 ? null : (ownName(cell) ?? otherName(cell)?.field ?? null);
    if (field === null) return false;
    fields.add(field);
  }
  return fields.size > 1 && fields.has("question");
}

/** Whether a row below one that is no header is the header after all, as below a title: most of it are names of columns, or a third where question and answer are among them. */
export function isHeaderBelow(cells: readonly string[]): boolean {
  if (cells.some((cell) => cell.trim().length > longestName)) return false;
  const names = readWideHeader(cells)?.names ?? [];
  const fields = names.flatMap(({ field }) => field ?? []);
  const isSure = fields.includes("question") && fields.includes("answer");
  return fields.length > 1 && (isSure ? fields.length * 3 >= names.length : fields.length * 2 > names.length);
}

/** No name of a column is longer; keeps rows of texts cheap. */
const longestName = 60;

const reasons = new Set([...reasonHeaders.zh, ...reasonHeaders.en].map(headerKey));

/** What holds the words of customers, where another column holds the standard question. */
const saidByCustomers = new Set(
  "问法 问句 提问 用户问题 用户问法 用户问句 客户问题 客户问法 用户说 用户提问 咨询问题 问题示例 example question usersays customerasks userquestion userquery"
    .split(" ")
    .map(headerKey),
);

/** Fields of which a file may have several columns, whatever they are called. */
const severalOf: ReadonlySet<string> = new Set<WideField>(["category", "similar", "negatives", "tags", "related"]);
