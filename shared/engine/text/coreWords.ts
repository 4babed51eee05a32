// Core words are kept whole: they are marked in a text as it is compared, on both sides, so that what reads the text needs no word list.
import { keyOf, tokenize, type Token } from "../text.ts";
import type { FindWords } from "./wordPlaces.ts";

/** Stands before and after a core word. `normalize` leaves no control character in a text. */
const MARK = "\u0001";

/** The text with its core words marked. */
export function markCores(text: string, find: FindWords<null>): string {
  const tokens = tokenize(text);
  let marked = "";
  let done = 0;
  for (const { first, last } of find(tokens)) {
    const [start, end] = [tokens[first]?.start ?? done, tokens[last]?.end ?? done];
    marked += `${text.slice(done, start)}${MARK}${text.slice(start, end)}${MARK}`;
    done = end;
  }
  return marked + text.slice(done);
}

/** The text as it is read by people and by the search. */
export const withoutMarks = (text: string): string => (text.includes(MARK) ? text.replaceAll(MARK, "") : text);

/** Tokens of at most `most` characters of a text, the first token of each marked core word knowing it. */
export function tokensOf(text: string, most: number): Token[] {
  const plain = withoutMarks(text);
  const tokens = tokenize(plain.length > most ? plain.slice(0, most) : plain);
  if (plain !== text) noteCores(text, tokens);
  return tokens;
}

function noteCores(text: string, tokens: Token[]): void {
  let end = 0;
  let at = 0;
  text.split(MARK).forEach((part, i) => {
    const start = end;
    end += part.length;
    if (i % 2 === 0) return;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < start) at++;
    const first = tokens[at];
    let last = at;
    while ((tokens[last + 1]?.end ?? Infinity) <= end) last++;
    // One that is cut off where reading ends is none.
    if (first && first.start === start && tokens[last]?.end === end)
      first.core = { name: keyOf(tokens.slice(at, last + 1)), tokens: last - at + 1 };
  });
}
