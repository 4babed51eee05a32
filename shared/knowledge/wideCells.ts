// What stands in one cell of the wide form: text made safe for spreadsheets, lists, conditions, yes and no.
import { normalize } from "../engine/text.ts";
import type { Answer } from "./entry.ts";
import type { WideField } from "./wideColumns.ts";
import type { WideColumns } from "./wideHeader.ts";
import { isFormulaError } from "./wideTexts.ts";

// Spreadsheets run a cell that begins so as a formula. A quote in front stops that; one that was already there is doubled, so that reading is exact.
const formula = /^'*[=+\-@\t\r]/;
const neutralised = /^'+[=+\-@\t\r]/;

/** The cell as it is written: one more `'` in front of what a spreadsheet would run. */
export const neutralise = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** Takes back what `neutralise` did; everything else stays as it is. */
export const readNeutralised = (cell: string): string => /^="([^"]*)"$/u.exec(cell)?.[1] ?? (neutralised.test(cell) ? cell.slice(1) : cell);

/** Items in one cell, by `separator`. A separator or backslash within an item gets a backslash. `special` are all characters that separate when read. */
export const joinList = (items: readonly string[], separator: string, special: string): string =>
  items.map((item) => [...item].map((c) => (c === "\\" || special.includes(c) ? `\\${c}` : c)).join("")).join(separator);

/** The items of a cell, trimmed, without empty ones. */
export function splitList(cell: string, special: string): string[] {
  const items = [""];
  const characters = [...cell];
  for (let i = 0; i < characters.length; i += 1) {
    const c = characters[i]!;
    const following = characters[i + 1];
    if (c === "\\" && following !== undefined && (following === "\\" || special.includes(following))) {
      items[items.length - 1] += following;
      i += 1;
    } else if (special.includes(c)) items.push("");
    else items[items.length - 1] += c;
  }
  return items.map((item) => item.trim()).filter(Boolean);
}

const yes = new Set(
  "是 启用 已启用 启用中 有效 生效 生效中 已生效 正常 开 开启 已开启 上线 已上线 √ ✓ ✔ ☑ yes y true t 1 on enabled active valid".split(" "),
);
const no = new Set(
  "否 停用 已停用 未启用 不启用 禁用 已禁用 无效 失效 已失效 未生效 关 关闭 已关闭 下线 已下线 × ✗ ✘ x ☐ no n false f 0 off disabled inactive invalid".split(
    " ",
  ),
);

/** true, false, or null for a word that is neither. */
export function readFlag(cell: string): boolean | null {
  const word = normalize(cell);
  return yes.has(word) ? true : no.has(word) ? false : null;
}

/** What separates the items of a list. */
export const lists = "\n\r,，、;；|";
const conditions = `${lists}=`;

/** A text in one line. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, (gap) => (/[\r\n]/u.test(gap) ? " " : gap));

/** An answer's conditions, one a line: a channel's name, or `field=value`. */
export const showConditions = (when: Answer["when"]): string =>
  when
    .flatMap((c) =>
      c.in.map((value) =>
        c.field === "channel"
          ? joinList([value], "", conditions)
          : `${joinList([c.field], "", conditions)}=${joinList([c.field === "time" ? withClocks(value) : value], "", lists)}`,
      ),
    )
    .join("\n");

/** A day that ends a period is its beginning as we store it, its last when people write it. */
const withClocks = (period: string): string => period.replace(/(\/ *\d{4}-\d{2}-\d{2}) *$/u, "$1T00:00");

/** 渠道=微信 is no field of the asker's context. */
const ours = new Map([
  ["channel", "channel"],
  ["渠道", "channel"],
  ["time", "time"],
  ["时间", "time"],
]);

/** The conditions in a cell, of at most `most` fields and values. */
export function readConditions(cell: string, most: number): Answer["when"] {
  const when = new Map<string, string[]>();
  // Split twice: once into items whose escapes stay, then each at its first bare "=".
  for (const item of cell.match(/(?:\\[\s\S]|[^\n\r,，、;；|])+/gu) ?? []) {
    const parts = /^((?:\\[\s\S]|[^=\\])*)=([\s\S]*)$/u.exec(item);
    const named = parts ? (splitList(parts[1]!, conditions)[0] ?? "") : "channel";
    const field = ours.get(named.toLowerCase()) ?? named;
    const value = parts ? bare(parts[2]!, lists) : bare(item, conditions);
    const values = when.get(field);
    if (value === "") continue;
    if (values) values.push(value);
    else when.set(field, [value]);
  }
  return [...when].slice(0, most).map(([field, values]) => ({ field, in: values.slice(0, most) }));
}

const bare = (item: string, special: string): string =>
  item
    .trim()
    .replace(/\\([\s\S])/gu, (all, c: string) => (c === "\\" || special.includes(c) ? c : all))
    .trim();

/** A row's cells by field, trimmed and as they were before they were made safe; errors of formulas are empty. */
export interface WideCells {
  /** The first column of the field; undefined where the file has none. */
  one: (field: WideField | "mark") => string | undefined;
  /** All of its columns. */
  all: (field: WideField) => string[] | undefined;
  /** Errors of formulas in columns that are read. */
  errors: () => { field: WideField; text: string }[];
}

export function wideCellsOf(columns: WideColumns, cells: readonly string[]): WideCells {
  const raw = (column: number): string => readNeutralised((cells[column] ?? "").trim());
  const read = (column: number): string => (isFormulaError(raw(column)) ? "" : raw(column));
  return {
    one: (field) => {
      const column = columns.get(field)?.[0];
      return column === undefined ? undefined : read(column);
    },
    all: (field) => columns.get(field)?.map(read),
    errors: () =>
      [...columns].flatMap(([field, taken]) =>
        field === "mark" ? [] : taken.flatMap((column) => (isFormulaError(raw(column)) ? [{ field, text: raw(column) }] : [])),
      ),
  };
}
