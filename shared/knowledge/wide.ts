// The wide form, CSV and XLSX: one entry a row under Chinese or English headers. It holds all of an entry but hand-off, note and the
// histories of its wordings; importing leaves those alone. An entry with several answers, or more wordings than a cell should hold, goes on
// in further rows that have its ID but no standard question. The channel cell holds channel names, or `field=value` for other conditions.
// Here: which rows belong together.
import { quoteProblem, type BrokenRow } from "./brokenRow.ts";
import type { ReadEntry, RowProblem } from "./jsonl.ts";
import { readNeutralised } from "./wideCells.ts";
import type { WideField } from "./wideColumns.ts";
import { readWideEntry, type Cell } from "./wideEntry.ts";

export interface WideRow {
  /** 1-based, the header included. */
  row: number;
  entry: ReadEntry | null;
  problems: RowProblem[];
  /** The rows as they stand in the file. */
  cells: string[][];
}

export interface WideReader {
  /** Takes the next row by its number. Gives back the entries that it ends; of a broken row what is wrong with it. */
  push: (row: number, cells: readonly string[] | BrokenRow) => WideRow[];
  /** Gives back the last entry. */
  end: () => WideRow[];
  /** An entry that was given back, with the rows that went on with it further down. */
  whole: (entry: WideRow) => WideRow;
}

/** An entry goes on in so many rows and characters at most: 300 similar questions and 20 answers take 20 rows and 350,000. */
const longestEntry = { rows: 400, characters: 500_000 };

/** Rows → entries, as the rows come. Rows that go on with an entry belong to it wherever they stand; a row that cannot be used comes back with what was expected. */
export function wideReader(columns: ReadonlyMap<WideField, number>, timeZone: string): WideReader {
  interface Group {
    row: number;
    question: string;
    cells: string[][];
    characters: number;
    /** Rows that were too many are not kept. */
    isTooLong: boolean;
  }
  const cellOf =
    (cells: readonly string[]): Cell =>
    (field) =>
      columns.has(field) ? readNeutralised((cells[columns.get(field)!] ?? "").trim()) : undefined;
  const entryOf = ({ row, cells, isTooLong }: Group): WideRow => {
    if (!isTooLong) return { row, cells, ...readWideEntry(cells.map(cellOf), timeZone) };
    const message = `an entry of at most ${longestEntry.rows} rows and ${longestEntry.characters.toLocaleString("en")} characters`;
    return { row, cells, entry: null, problems: [{ field: null, code: "entry_too_long", message, severity: "rejected" }] };
  };
  const add = (group: Group, cells: string[]): void => {
    group.characters += cells.reduce((sum, cell) => sum + cell.length, 0);
    group.isTooLong ||= group.cells.length >= longestEntry.rows || group.characters > longestEntry.characters;
    if (!group.isTooLong || group.cells.length === 0) group.cells.push(cells);
  };

  // Entries that were given back keep their first row's number and question; what comes for them later is added when all is read.
  const byId = new Map<string, Group>();
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
  return {
    push: (row, given) => {
      if ("broken" in given) {
        // What goes on below goes on with this one, not with the entry above it.
        last = null;
        return [...close(), { row, entry: null, problems: [quoteProblem(given)], cells: [given.broken] }];
      }
      const cells = [...given];
      if (cells.every((cell) => cell.trim() === "")) return [];
      const read = cellOf(cells);
      const id = read("id") ?? "";
      const question = read("question")!;
      const above = id === "" ? (question === "" ? last : null) : byId.get(id);
      if (above && (question === "" || question === above.question)) {
        goOn(above, cells);
        return [];
      }
      const ended = close();
      open = last = { row, question, cells: [], characters: 0, isTooLong: false };
      add(open, cells);
      if (id !== "" && !byId.has(id)) byId.set(id, open);
      return ended;
    },
    end: close,
    whole: (entry) => {
      const more = late.get(entry.row);
      return more ? entryOf({ ...more, cells: [...entry.cells, ...more.cells] }) : entry;
    },
  };
}
