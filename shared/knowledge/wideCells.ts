// What stands in one cell of the wide form: text made safe for spreadsheets, lists, yes and no.

// Spreadsheets run a cell that begins so as a formula. A quote in front stops that; one that was already there is doubled, so that reading is exact.
const formula = /^'*[=+\-@\t\r]/;
const neutralised = /^'+[=+\-@\t\r]/;

/** The cell as it is written: one more `'` in front of what a spreadsheet would run. */
export const neutralise = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** Takes back what `neutralise` did; everything else stays as it is. */
export const readNeutralised = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell);

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

const yes = ["是", "启用", "yes", "y", "true", "1", "on", "enabled"];
const no = ["否", "停用", "no", "n", "false", "0", "off", "disabled"];

/** true, false, or null for a word that is neither. */
export function readFlag(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  return yes.includes(word) ? true : no.includes(word) ? false : null;
}
