// Patterns that a shop writes itself: a small language of places instead of regular expressions, which can be made to take for ever. Read and matched here, in one pass over the text.
import type { Place } from "./masking/pattern.ts";

/** Why a pattern cannot be read, with the place (from 0) where it breaks off. */
export interface PatternProblem {
  code: "empty" | "too_long" | "too_short" | "unclosed" | "nested" | "bad_count" | "lone_count";
  at: number;
}

type Kind = "digit" | "letter" | "either" | { character: string };
interface Step {
  kind: Kind;
  /** Steps from here to where a part that may be left out ends; 0: this one may not. */
  skips: number[];
}

/** A pattern as it is matched: step i leads to step i + 1, and to i + n for each n of its `skips`. */
export interface OwnPattern {
  steps: readonly Step[];
}

const MOST_STEPS = 64;
/** Fewer places would take words and prices for numbers. */
const FEWEST_PLACES = 3;
const PLACES: Readonly<Record<string, Kind>> = { "#": "digit", "@": "letter", "*": "either" };

/**
 * Reads a pattern: `#` is a digit, `@` a letter, `*` either; `{6}` and `{6-8}` behind one say how many; `( )` may be there or not; everything
 * else stands for itself, in any case and width. At least three places that must be there, at most 64 in all.
 */
export function readOwnPattern(source: string): OwnPattern | PatternProblem {
  const steps: Step[] = [];
  let optionalFrom = -1;
  let openedAt = 0;
  let certain = 0;
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if (character === "(") {
      if (optionalFrom >= 0) return { code: "nested", at };
      optionalFrom = steps.length;
      openedAt = at;
      continue;
    }
    if (character === ")") {
      if (optionalFrom < 0 || optionalFrom === steps.length) return { code: "unclosed", at };
      steps[optionalFrom]!.skips.push(steps.length - optionalFrom);
      optionalFrom = -1;
      continue;
    }
    if (character === "{" || character === "}") return { code: "lone_count", at };
    const place = PLACES[character];
    const kind = place ?? { character: plainOf(character === "\\" ? (source[++at] ?? "\\") : character) };
    const count = place ? /^\{(\d{1,2})(?:-(\d{1,2}))?\}/.exec(source.slice(at + 1)) : null;
    if (place && !count && source[at + 1] === "{") return { code: "bad_count", at: at + 1 };
    const least = Number(count?.[1] ?? 1);
    const most = Number(count?.[2] ?? least);
    if (most < least || most === 0) return { code: "bad_count", at: at + 1 };
    at += count?.[0].length ?? 0;
    for (let i = 0; i < most; i++) steps.push({ kind, skips: i < least ? [] : [1] });
    if (place && optionalFrom < 0) certain += least;
    if (steps.length > MOST_STEPS) return { code: "too_long", at };
  }
  if (optionalFrom >= 0) return { code: "unclosed", at: openedAt };
  if (steps.length === 0) return { code: "empty", at: 0 };
  return certain < FEWEST_PLACES ? { code: "too_short", at: source.length } : { steps };
}

/** Why an own pattern cannot be read; null: it can. */
export function patternProblem(pattern: string): PatternProblem | null {
  const read = readOwnPattern(pattern);
  return "code" in read ? read : null;
}

const plainOf = (character: string): string =>
  /\s/u.test(character) ? " " : /[\p{Pd}−]/u.test(character) ? "-" : character.normalize("NFKC").toLowerCase();

const isDigit = (character: string): boolean => character >= "0" && character <= "9";
const isLetter = (character: string): boolean => character >= "a" && character <= "z";

function fits(kind: Kind, character: string): boolean {
  if (kind === "digit") return isDigit(character);
  if (kind === "letter") return isLetter(character);
  if (kind === "either") return isDigit(character) || isLetter(character);
  return kind.character === character;
}

/** Where a text (a plain copy) fits a pattern and no letter or digit stands beside: the first of those that overlap, as long as it goes. Time in line with the text's length. */
export function ownPlaces({ steps }: OwnPattern, plain: string): Place[] {
  const text = plain.toLowerCase();
  const found = new Map<number, number>();
  // For each step the first beginning of what has come so far; -1: nothing has.
  let now = new Int32Array(steps.length + 1).fill(-1);
  const enter = (states: Int32Array, step: number, from: number): void => {
    if (states[step]! >= 0 && states[step]! <= from) return;
    states[step] = from;
    for (const skip of steps[step]?.skips ?? []) enter(states, step + skip, from);
  };
  const isWord = (at: number): boolean => at >= 0 && at < text.length && (isDigit(text[at]!) || isLetter(text[at]!));
  for (let at = 0; at < text.length; at++) {
    if (!(isWord(at) && isWord(at - 1))) enter(now, 0, at);
    const next = new Int32Array(steps.length + 1).fill(-1);
    for (let step = 0; step < steps.length; step++)
      if (now[step]! >= 0 && fits(steps[step]!.kind, text[at]!)) enter(next, step + 1, now[step]!);
    const from = next[steps.length]!;
    if (from >= 0 && !(isWord(at) && isWord(at + 1))) found.set(from, at + 1);
    now = next;
  }
  const places: Place[] = [];
  for (const [from, until] of [...found].sort(([a], [b]) => a - b)) if (from >= (places.at(-1)?.until ?? 0)) places.push({ from, until });
  return places;
}
