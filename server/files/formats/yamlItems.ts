// A YAML file cut into the items of its sections, each parsed by itself: one that is broken costs no other, and a large file no more memory than its largest item.
import { parse } from "yaml";

export interface YamlItem {
  section: string;
  /** Of a section that is a map; null in one that is a list. */
  key: string | null;
  /** The line on which it begins. */
  row: number;
  /** As plain data, or why there is none. */
  value: unknown;
  source: string;
}

/** As of a row: 300 wordings and 20 answers are 350,000. */
const longestItem = 500_000;
/** An item of Rasa is nested some five deep; the parser's own recursion ends at some hundred, and keys that are maps cost it more than their length. */
const deepest = { brackets: 40, indents: 40, dashes: 10 };

/** The items of these sections in their order. */
export function* yamlItems(text: string, wanted: readonly string[]): Generator<YamlItem> {
  let section: string | null = null;
  let indent: number | null = null;
  let item: { row: number; lines: string[] } | null = null;
  const ended = (): YamlItem[] => (item && section !== null ? [parsed(section, item)] : []);
  for (const [nth, line] of foldedLines(text).entries()) {
    if (line.trim() === "" || /^\s*#/u.test(line)) {
      item?.lines.push(line);
      continue;
    }
    const depth = line.length - line.trimStart().length;
    const isListItem = /^\s*-(?:\s|$)/u.test(line);
    if (depth === 0 && !isListItem) {
      yield* ended();
      item = null;
      indent = null;
      const name = /^["']?([\w-]+)["']?\s*:/u.exec(line)?.[1] ?? "";
      section = wanted.includes(name) ? name : null;
      continue;
    }
    if (section === null) continue;
    indent ??= depth;
    if (depth > indent || !item) {
      if (item) item.lines.push(line);
      else item = { row: nth + 1, lines: [line] };
      continue;
    }
    // A list may stand as far left as the key of a map that it is the value of.
    if (depth === indent && isListItem && item.lines[0] !== undefined && !/^\s*-(?:\s|$)/u.test(item.lines[0])) {
      item.lines.push(line);
      continue;
    }
    yield* ended();
    item = { row: nth + 1, lines: [line] };
  }
  yield* ended();
}

function parsed(section: string, { row, lines }: { row: number; lines: string[] }): YamlItem {
  const source = lines.join("\n");
  const found = (value: unknown, key: string | null = null): YamlItem => ({ section, key, row, value, source: source.slice(0, 10_000) });
  if (source.length > longestItem) return found(new Error(`an item of at most ${longestItem.toLocaleString("en")} characters`));
  if (isTooDeep(lines)) return found(new Error("nested too deep"));
  try {
    const value: unknown = parse(source, { uniqueKeys: false, logLevel: "error", maxAliasCount: 100 });
    if (Array.isArray(value)) return found(value[0]);
    if (typeof value !== "object" || value === null) return found(value);
    const [[key, inner] = ["", null]] = Object.entries(value);
    return found(inner, key);
  } catch (error) {
    const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return found(new Error(error instanceof RangeError ? "nested too deep" : message.slice(0, 200)));
  }
}

/** Told from its signs, before it is parsed. */
function isTooDeep(lines: readonly string[]): boolean {
  const indents: number[] = [];
  let brackets = 0;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const begin = /^\s*(?:[-?] +)*/u.exec(line)![0];
    const signs = begin.trim().split(/ +/u);
    if (signs.length > deepest.dashes || signs.includes("?")) return true;
    const depth = line.length - line.trimStart().length;
    while (indents.length > 0 && indents.at(-1)! >= depth) indents.pop();
    indents.push(depth);
    if (indents.length > deepest.indents) return true;
    for (const sign of line) {
      if (sign === "[" || sign === "{") brackets += 1;
      else if (sign === "]" || sign === "}") brackets = Math.max(0, brackets - 1);
      if (brackets > deepest.brackets) return true;
    }
  }
  return false;
}

/**
 * The lines of a file, with quoted texts that go on over several lines in one, and blank lines for the others. Rasa's own parser lets such
 * lines stand as far left as they like, the standard does not.
 */
function foldedLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/u);
  const folded: string[] = [];
  /** Lines further right than this are a block of text. */
  let block: number | null = null;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!.replace(/^\t+/u, (tabs) => "  ".repeat(tabs.length));
    const depth = line.length - line.trimStart().length;
    if (block !== null && (line.trim() === "" || depth > block)) {
      folded.push(line);
      continue;
    }
    const dashes = /^\s*(?:- +)*/u.exec(line)![0].length;
    block = /(?:^|[\s:-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$/u.test(line) ? dashes : null;
    const at = quotedAt(line, dashes);
    const quote = at === null ? "" : line[at]!;
    if (at === null || isClosed(line, at + 1, quote)) {
      folded.push(line);
      continue;
    }
    const pieces = [line];
    const last = Math.min(lines.length - 1, i + mostFolded);
    let end = i;
    while (end < last) {
      end += 1;
      const next = lines[end]!.trim();
      pieces.push(next);
      if (isClosed(next, 0, quote)) break;
    }
    if (end === i || !isClosed(pieces.at(-1)!, 0, quote)) {
      // Nothing closes it: the line alone is broken.
      folded.push(line);
      continue;
    }
    folded.push(joined(pieces, quote), ...Array.from({ length: end - i }, () => ""));
    i = end;
  }
  return folded;
}

/** Where a quoted text begins that is an item of a list or the value of a key; null where none does. */
function quotedAt(line: string, from: number): number | null {
  const isQuote = (at: number): boolean => line[at] === '"' || line[at] === "'";
  if (isQuote(from)) return from;
  const colon = line.indexOf(": ", from);
  if (colon < 0 || /["'#]/u.test(line.slice(from, colon))) return null;
  let at = colon + 1;
  while (line[at] === " ") at += 1;
  return isQuote(at) ? at : null;
}

/** A quoted text goes on over so many lines at most. */
const mostFolded = 500;

/** Its lines as one, as YAML folds them: a line end is a blank, an empty line a line end, and after a back slash neither. */
function joined(pieces: readonly string[], quote: string): string {
  const texts: string[] = [];
  let breaks = 0;
  for (const piece of pieces) {
    const before = texts.at(-1);
    if (before === undefined) texts.push(piece.trimEnd());
    else if (piece === "") breaks += 1;
    else {
      if (quote === '"' && endsEscaped(before)) texts[texts.length - 1] = before.slice(0, -1);
      else texts.push(breaks > 0 && quote === '"' ? "\\n".repeat(breaks) : " ");
      texts.push(piece);
      breaks = 0;
    }
  }
  return texts.join("");
}

/** Whether its last sign is a back slash that is not one of a pair. */
function endsEscaped(text: string): boolean {
  let slashes = 0;
  while (text[text.length - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

/** Whether the text quoted from `at` on ends in this line. */
function isClosed(line: string, at: number, quote: string): boolean {
  for (let i = at; i < line.length; i += 1) {
    if (quote === '"' && line[i] === "\\") i += 1;
    else if (line[i] === quote) {
      if (quote === "'" && line[i + 1] === "'") i += 1;
      else return true;
    }
  }
  return false;
}
