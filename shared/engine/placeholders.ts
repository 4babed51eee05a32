// What an answer says of the asker: {{order}} is the field "order" of the asker's context, {{order|your order}} says "your order" to who has none.
import type { Answer, AskContext } from "./types.ts";

/** One placeholder of an answer, where it stands. */
export interface Placeholder {
  field: string;
  /** Markdown said to who has no such field; "" says nothing; null: who has none is not given this answer. */
  missing: string | null;
  start: number;
  end: number;
  /** It stands in an address: its value is then a part of that, or (`whole`) all of it. */
  address: "part" | "whole" | null;
}

// `\{{` is no placeholder, nor is what other systems write between braces: {{#if order}}, {{{order}}}.
const PLACEHOLDER = /(?<![\\{])\{\{[ \t]*([\p{L}\p{N}_][\p{L}\p{N}_. -]{0,59}?)[ \t]*(?:\|([^{}\n]{0,200}))?\}\}(?!\})/gu;

/** More of an answer stand as they are written: each costs every question that it answers. */
const MOST_PLACEHOLDERS = 50;

/** The first 50 placeholders of a text, in order. A field is 1–60 letters, digits, `_ . -` or blanks within. */
export function placeholdersIn(text: string): Placeholder[] {
  if (!text.includes("{{")) return [];
  return [...text.matchAll(PLACEHOLDER)].slice(0, MOST_PLACEHOLDERS).map(({ 0: whole, 1: field = "", 2: missing, index }) => ({
    field,
    missing: missing === undefined ? null : missing.trim(),
    start: index,
    end: index + whole.length,
    address: addressAt(text.slice(text.lastIndexOf("\n", index) + 1, index)),
  }));
}

/** Whether a text breaks off within an address, or right where one begins. */
function addressAt(before: string): Placeholder["address"] {
  if (/\]\(<?$/u.test(before)) return "whole";
  return /(?:\]\(<?|https?:\/\/)[^\s)<>]*$/u.test(before) ? "part" : null;
}

const kept = new WeakMap<object, readonly Placeholder[]>();

/** Those of an answer, read once and kept as long as the answer is. */
function placeholdersOf(answer: Answer): readonly Placeholder[] {
  const known = kept.get(answer) ?? placeholdersIn(answer.text);
  kept.set(answer, known);
  return known;
}

/** As fields and their values are compared: case and width do not matter. */
export const plain = (value: string): string => value.normalize("NFKC").trim().toLowerCase();

/** What the asker has in this field: `channel` is built in, all others stand in the context. */
export function valueOf(field: string, asker: Pick<AskContext, "channel" | "context">): string | undefined {
  const name = plain(field);
  return name === "channel" ? asker.channel : Object.entries(asker.context ?? {}).find(([key]) => plain(key) === name)?.[1];
}

/** Whether the answer can be said to this asker in full: each of its placeholders has a value, or a text for when it is missing. */
export const canBeFilled = (answer: Answer, asker: AskContext): boolean =>
  placeholdersOf(answer).every(({ field, missing }) => missing !== null || hasValue(field, asker));

const hasValue = (field: string, asker: AskContext): boolean => (valueOf(field, asker) ?? "").trim() !== "";

/** What is said in the place of each placeholder: a value as it is, or what stands there for who has none. */
export const fillings = (answer: Answer, asker: AskContext): { field: string; value: string | null; missing: string }[] =>
  placeholdersOf(answer).map(({ field, missing, address }) => ({
    field,
    value: hasValue(field, asker) ? inPlace(valueOf(field, asker)!.trim().replace(/\s+/gu, " "), address) : null,
    missing: missing ?? "",
  }));

/** As a part of an address a value is encoded, as all of one only what would end it. */
const inPlace = (value: string, address: Placeholder["address"]): string =>
  address === null
    ? value
    : address === "part"
      ? encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\u{FFFD}")).replace(/[()]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
      : value.replace(/[\s()<>]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** The answer's Markdown for this asker. A value is text: what would be a mark in it is none. */
export function filledMarkdown(answer: Answer, asker: AskContext): string {
  const places = placeholdersOf(answer);
  const said = fillings(answer, asker).map(({ value, missing }, i) =>
    value === null ? missing : places[i]!.address === "part" ? value : escaped(value),
  );
  return replaced(answer.text, placeholdersOf(answer), (i) => said[i]!);
}

/** The fields that answers name, each once, in order. */
export const fieldsIn = (answers: readonly Pick<Answer, "text">[]): string[] => [
  ...new Set(answers.flatMap(({ text }) => placeholdersIn(text).map(({ field }) => field))),
];

/** The text with marks that no Markdown touches in the places of its placeholders; `filledMarks` puts words there. */
export const withMarks = (text: string): string => replaced(text, placeholdersIn(text), (i) => `${BEGIN}${i}${END}`);

/** A text that was read from one `withMarks`, with the words for each place. */
export const filledMarks = (text: string, said: readonly string[]): string =>
  text.replaceAll(MARK, (mark, place: string) => said[Number(place)] ?? mark);

// Letters that stand for nothing (Unicode's private use): to Markdown part of a word.
const BEGIN = "\u{E0F0}";
const END = "\u{E0F1}";
const MARK = /\u{E0F0}(\d{1,4})\u{E0F1}/gu;

function replaced(text: string, places: readonly Placeholder[], said: (place: number) => string): string {
  let made = "";
  let from = 0;
  places.forEach(({ start, end }, i) => {
    made += text.slice(from, start) + said(i);
    from = end;
  });
  return made + text.slice(from);
}

/** Marks within a line, and those that mean something where a line begins. */
const escaped = (value: string): string =>
  value
    .replace(/[\\`*[\]<>&~|!{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/^([-+#=>]|\d{1,9}(?=[.)]))/u, (mark) => (/\d/u.test(mark) ? `${mark}\\` : `\\${mark}`));
