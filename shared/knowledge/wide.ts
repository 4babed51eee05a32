// The wide form, CSV and XLSX: one entry a row under Chinese or English headers. It holds all of an entry but hand-off, note and the
// histories of its wordings; importing leaves those alone. An entry with several answers, or more wordings than a cell should hold, goes on
// in further rows that have its ID but no standard question. The channel cell holds channel names, or `field=value` for other conditions.
import { quoteProblem, type BrokenRow } from "./brokenRow.ts";
import type { Answer, EntryContent } from "./entry.ts";
import { readEntry, type ReadEntry, type RowProblem } from "./jsonl.ts";
import { issueCode } from "./text.ts";
import { joinList, neutralise, readFlag, readNeutralised, splitList } from "./wideCells.ts";
import { readTime, showTime } from "./writtenTime.ts";

const fields = [
  "id",
  "category",
  "question",
  "similar",
  "negatives",
  "answer",
  "channel",
  "tags",
  "related",
  "validFrom",
  "validUntil",
  "enabled",
] as const;
type Field = (typeof fields)[number];

export const wideHeaders = {
  zh: ["ID", "类目", "标准问", "相似问", "反例", "答案", "渠道", "标签", "关联问", "生效时间", "失效时间", "启用"],
  en: [
    "id",
    "category",
    "question",
    "similar questions",
    "negative questions",
    "answer",
    "channel",
    "tags",
    "related",
    "valid from",
    "valid until",
    "enabled",
  ],
} as const;

/** Columns of the file of rejected rows; ignored when it comes back corrected. */
export const reasonHeaders = { zh: ["行号", "原因"], en: ["row", "reason"] } as const;

const lists = "\n\r,，、;；|";
const conditions = `${lists}=`;
const path = "/>";
/** Of a list in a cell no more is looked at: that it is too long shows by then. */
const mostItems = 1_000;
/** Excel cuts a cell at 32,767 characters. */
const cellLimit = 30_000;

/** The rows of one entry, cells made safe for spreadsheets. */
export function toWideRows(
  id: string,
  content: EntryContent,
  category: readonly string[],
  language: "zh" | "en",
  timeZone: string,
): string[][] {
  const positives = chunks(content.similar.filter((s) => s.kind === "positive").map((s) => s.text));
  const negatives = chunks(content.similar.filter((s) => s.kind === "negative").map((s) => s.text));
  const count = Math.max(1, positives.length, negatives.length, content.answers.length);
  return Array.from({ length: count }, (_, i) => {
    const answer = content.answers[i];
    const repeated = [positives[i] ?? "", negatives[i] ?? "", answer?.text ?? "", answer ? showConditions(answer.when) : ""];
    const once =
      i > 0
        ? ["", "", "", "", ""]
        : [
            joinList(content.tags, "\n", lists),
            joinList(content.related, "\n", lists),
            showTime(content.validFrom, timeZone),
            showTime(content.validUntil, timeZone),
            language === "zh" ? (content.enabled ? "是" : "否") : content.enabled ? "yes" : "no",
          ];
    return [id, i > 0 ? "" : joinList(category, " / ", path), i > 0 ? "" : oneLine(content.question), ...repeated, ...once].map(neutralise);
  });
}

const oneLine = (text: string): string => text.replace(/\s+/gu, (gap) => (/[\r\n]/u.test(gap) ? " " : gap));

/** Wordings one a line, in cells that no spreadsheet cuts. */
function chunks(texts: readonly string[]): string[] {
  const cells: string[] = [];
  for (const text of texts.map(oneLine)) {
    const last = cells.at(-1);
    if (last === undefined || last.length + text.length >= cellLimit) cells.push(text);
    else cells[cells.length - 1] = `${last}\n${text}`;
  }
  return cells;
}

const showConditions = (when: Answer["when"]): string =>
  when
    .flatMap((c) =>
      c.in.map((value) =>
        c.field === "channel"
          ? joinList([value], "", conditions)
          : `${joinList([c.field], "", conditions)}=${joinList([value], "", lists)}`,
      ),
    )
    .join("\n");

function readConditions(cell: string): Answer["when"] {
  const when = new Map<string, string[]>();
  // Split twice: once into items whose escapes stay, then each at its first bare "=".
  for (const item of cell.match(/(?:\\[\s\S]|[^\n\r,，、;；|])+/gu) ?? []) {
    const parts = /^((?:\\[\s\S]|[^=\\])*)=([\s\S]*)$/u.exec(item);
    const field = parts ? (splitList(parts[1]!, conditions)[0] ?? "") : "channel";
    const value = parts ? bare(parts[2]!, lists) : bare(item, conditions);
    const values = when.get(field);
    if (value === "") continue;
    if (values) values.push(value);
    else when.set(field, [value]);
  }
  return [...when].slice(0, mostItems).map(([field, values]) => ({ field, in: values.slice(0, mostItems) }));
}

const bare = (item: string, special: string): string =>
  item
    .trim()
    .replace(/\\([\s\S])/gu, (all, c: string) => (c === "\\" || special.includes(c) ? c : all))
    .trim();

export interface WideRow {
  /** 1-based, the header included. */
  row: number;
  entry: ReadEntry | null;
  problems: RowProblem[];
  /** The rows as they stand in the file. */
  cells: string[][];
}

/** Which column holds which field; null when there is no standard question among the headers. Unknown headers are warnings. */
export function readWideHeader(cells: readonly string[]): { columns: Map<Field, number>; problems: RowProblem[] } | null {
  const columns = new Map<Field, number>();
  const problems: RowProblem[] = [];
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim().toLowerCase();
    const at = Math.max(
      wideHeaders.zh.findIndex((h) => h.toLowerCase() === name),
      wideHeaders.en.findIndex((h) => h === name),
    );
    if (at >= 0 && !columns.has(fields[at]!)) columns.set(fields[at]!, index);
    else if (name !== "" && ![...reasonHeaders.zh, ...reasonHeaders.en].some((h) => h === name))
      problems.push({
        field: cell.trim(),
        ...(at >= 0
          ? { code: "repeated_column", message: "this column stands here twice; the first is read, this one ignored" }
          : { code: "unknown_column", message: `not one of the columns ${wideHeaders.en.join(", ")} (or in Chinese); ignored` }),
        severity: "warning",
      });
  }
  return columns.has("question") ? { columns, problems } : null;
}

type Cell = (field: Field) => string | undefined;

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
export function wideReader(columns: ReadonlyMap<Field, number>, timeZone: string): WideReader {
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
    if (!isTooLong) return { row, cells, ...readGroup(cells.map(cellOf), timeZone) };
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

function readGroup(rows: Cell[], timeZone: string): { entry: ReadEntry | null; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const first = rows[0]!;
  const wordings = (field: "similar" | "negatives", kind: string) =>
    rows
      .flatMap((cell) =>
        (cell(field) ?? "")
          .split(/[\r\n]+/u, mostItems)
          .map((text) => text.trim())
          .filter(Boolean),
      )
      .slice(0, mostItems)
      .map((text) => ({ text, kind }));
  const list = (field: "tags" | "related") =>
    first(field) === undefined ? undefined : splitList(first(field)!, lists).slice(0, mostItems);
  const time = (field: "validFrom" | "validUntil"): string | null | undefined => {
    const cell = first(field);
    if (cell === undefined || cell === "") return cell === "" ? null : undefined;
    const at = readTime(cell, timeZone);
    if (at === null)
      problems.push({
        field,
        code: "invalid_time",
        message: "a time such as 2026-11-11 08:30:00, in the shop's time zone",
        severity: "rejected",
      });
    return at;
  };
  const flag = first("enabled") ? readFlag(first("enabled")!) : undefined;
  if (flag === null) problems.push({ field: "enabled", code: "invalid_value", message: "是 or 否, yes or no", severity: "rejected" });
  const answers = rows.flatMap((cell) => (cell("answer") ? [{ text: cell("answer"), when: readConditions(cell("channel") ?? "") }] : []));
  const value = {
    id: first("id") || null,
    question: first("question"),
    similar:
      first("similar") === undefined && first("negatives") === undefined
        ? undefined
        : [...wordings("similar", "positive"), ...wordings("negatives", "negative")],
    answers: first("answer") === undefined ? undefined : answers,
    category: first("category") === undefined ? undefined : splitList(first("category")!, path).slice(0, mostItems),
    tags: list("tags"),
    related: list("related"),
    validFrom: time("validFrom"),
    validUntil: time("validUntil"),
    enabled: flag ?? undefined,
  };
  const parsed = readEntry.safeParse(value);
  if (!parsed.success)
    problems.push(
      ...parsed.error.issues
        .slice(0, 10)
        .map((i): RowProblem => ({ field: i.path.join(".") || null, code: issueCode(i), message: i.message, severity: "rejected" })),
    );
  return { entry: parsed.success && problems.length === 0 ? parsed.data : null, problems };
}
