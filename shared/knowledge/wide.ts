// The wide form, CSV and XLSX: one entry a row under Chinese or English headers. It holds all of an entry but hand-off, note and the
// histories of its wordings; importing leaves those alone. An entry with several answers, or more wordings than a cell should hold, goes on
// in further rows that have its ID but no standard question. The channel cell holds channel names, or `field=value` for other conditions.
// Here: which rows belong together.
import { quoteProblem, type BrokenRow } from "./brokenRow.ts";
import type { ReadEntry, RowProblem } from "./jsonl.ts";
import { wideCellsOf, type WideCells } from "./wideCells.ts";
import type { WideColumns } from "./wideHeader.ts";
import { readWideEntry, type WideTexts } from "./wideEntry.ts";

export interface WideRow {
  /** The sheet of a workbook; null in any other file. */
  sheet: string | null;
  /** Which of the file's tables it stands in, from 0: each has a header of its own. */
  segment: number;
  /** 1-based, the header included. */
  row: number;
  entry: ReadEntry | null;
  problems: RowProblem[];
  /** The rows as they stand in the file. */
  cells: string[][];
  /** The same before they were put into our columns, where another system's table has its own. */
  given?: string[][];
  /** The knowledge base that the row says its id is of: our own exports do. */
  mark: string | null;
}

export interface WideReader {
  /** Takes the next row by its number; `filled`: its columns, from 1, that a merged cell above filled. Gives back the entries that it ends; of a broken row what is wrong with it. */
  push: (row: number, cells: readonly string[] | BrokenRow, filled?: ReadonlySet<number>) => WideRow[];
  /** A row that is not to be read, with what is wrong with it. */
  refuse: (row: number, cells: readonly string[], problem: RowProblem) => WideRow[];
  /** Gives back the last entry. */
  end: () => WideRow[];
  /** An entry that was given back, with the rows that went on with it further down. */
  whole: (entry: WideRow) => WideRow;
}

export interface WideReading extends WideTexts {
  columns: WideColumns;
  sheet?: string | null;
  segment?: number;
  /** A row with neither ID nor standard question goes on with the one above; otherwise it is an entry without a question, and refused. */
  joinsBelow?: boolean;
  /** Hears of each row that repeats a standard question, and all else of it, with another wording: it is one of that entry. */
  joinsRepeated?: (question: string) => void;
}

/** An entry goes on in so many rows and characters at most: 300 similar questions and 20 answers take 20 rows and 350,000. */
const longestEntry = { rows: 400, characters: 500_000 };

/** Rows → entries, as the rows come. Rows that go on with an entry belong to it wherever they stand; a row that cannot be used comes back with what was expected. */
export function wideReader(reading: WideReading): WideReader {
  interface Group {
    row: number;
    question: string;
    cells: string[][];
    characters: number;
    /** Rows that were too many are not kept. */
    isTooLong: boolean;
    /** What else its first row holds, in short. */
    rest: readonly string[];
  }
  const { columns, sheet = null, segment = 0, joinsBelow = false, joinsRepeated = () => {} } = reading;
  const wordingColumns = [...(columns.get("similar") ?? []), ...(columns.get("negatives") ?? [])];
  const restColumns = [...columns].flatMap(([field, taken]) => (["question", "similar", "negatives", "id"].includes(field) ? [] : taken));
  const restOf = (cells: readonly string[]): string[] =>
    wordingColumns.length === 0 ? [] : restColumns.map((column) => inShort((cells[column] ?? "").trim()));
  const [questionColumn = -1] = columns.get("question") ?? [];
  const cellsOf = (cells: readonly string[]): WideCells => wideCellsOf(columns, cells);
  const entryOf = ({ row, cells, isTooLong }: Group): WideRow => {
    const place = { sheet, segment, row, cells, mark: cells[0] ? cellsOf(cells[0]).one("mark") || null : null };
    if (!isTooLong) return { ...place, ...readWideEntry(cells.map(cellsOf), reading) };
    const message = `an entry of at most ${longestEntry.rows} rows and ${longestEntry.characters.toLocaleString("en")} characters`;
    return { ...place, entry: null, problems: [{ field: null, code: "entry_too_long", message, severity: "rejected" }] };
  };
  const add = (group: Group, cells: string[]): void => {
    group.characters += cells.reduce((sum, cell) => sum + cell.length, 0);
    group.isTooLong ||= group.cells.length >= longestEntry.rows || group.characters > longestEntry.characters;
    if (!group.isTooLong || group.cells.length === 0) group.cells.push(cells);
  };

  // Entries that were given back keep their first row's number and question; what comes for them later is added when all is read.
  const byId = new Map<string, Group>();
  const byQuestion = new Map<string, Group>();
  const late = new Map<number, Group>();
  let open: Group | null = null;
  let last: Group | null = null;
  const close = (): WideRow[] => {
    if (!open) return [];
    const whole = entryOf(open);
    open.cells = [];
    open = null;
    return [whole];
  };
  const goOn = (group: Group, cells: string[]): void => {
    last = group;
    if (group !== open) late.set(group.row, group);
    add(group, cells);
  };
  const refuse: WideReader["refuse"] = (row, cells, problem) => {
    // What goes on below goes on with this one, not with the entry above it.
    last = null;
    return [...close(), { sheet, segment, row, entry: null, problems: [problem], cells: [[...cells]], mark: null }];
  };
  return {
    refuse,
    push: (row, given, filled = none) => {
      if ("broken" in given) return refuse(row, given.broken, quoteProblem(given));
      if (given.every((cell) => cell.trim() === "")) return [];
      const cells = [...given];
      const read = cellsOf(cells);
      const id = read.one("id") ?? "";
      const question = read.one("question")!;
      // Several rows of one merged question are one entry; what else was filled there stands in its first row already.
      if (last && filled.has(questionColumn + 1) && question === last.question) {
        goOn(
          last,
          cells.map((cell, column) => (filled.has(column + 1) ? "" : cell)),
        );
        return [];
      }
      const above = id === "" ? (question === "" && joinsBelow ? last : null) : byId.get(id);
      if (above && (question === "" || question === above.question)) {
        goOn(above, cells);
        return [];
      }
      const rest = restOf(cells);
      // One wording a row, the standard question and all else repeated: their ids, if any, count rows.
      const same = isCount(id) && (read.one("mark") ?? "") === "" ? byQuestion.get(question) : undefined;
      const brings = wordingColumns.some((column) => (cells[column] ?? "").trim() !== "");
      if (same && brings && rest.every((cell, i) => cell === "" || cell === same.rest[i])) {
        joinsRepeated(question);
        goOn(
          same,
          cells.map((cell, column) => (wordingColumns.includes(column) ? cell : "")),
        );
        return [];
      }
      const ended = close();
      open = last = { row, question, cells: [], characters: 0, isTooLong: false, rest };
      add(open, cells);
      if (id !== "" && !byId.has(id)) byId.set(id, open);
      if (question !== "" && wordingColumns.length > 0 && !byQuestion.has(question)) byQuestion.set(question, open);
      return ended;
    },
    end: close,
    whole: (entry) => {
      const more = late.get(entry.row);
      return more ? entryOf({ ...more, cells: [...entry.cells, ...more.cells] }) : entry;
    },
  };
}

const none: ReadonlySet<number> = new Set();
/** No id, or the number of a row. */
const isCount = (id: string): boolean => /^\d*$/u.test(id);
/** To tell long cells apart without keeping them. */
const inShort = (cell: string): string => (cell.length <= 120 ? cell : `${cell.length} ${cell.slice(0, 50)} ${cell.slice(-50)}`);
