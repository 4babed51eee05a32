// A question in pieces, as it is shown to a trainer: words, characters, whatever was read as one word, and what was dropped.
import type { Explanation } from "../types.ts";
import type { Reading } from "../text/question.ts";

interface Span {
  start: number;
  end: number;
  text: string;
}

/** One piece a token, one for each synonym (in the customer's word), core word and word that counts as another; null for what was dropped. `contributions`: points by token. */
export function piecesOf(reading: Reading, contributions: Float64Array): Explanation["reading"] {
  const { rewritten, tokens, ignored } = reading;
  const pieces: Explanation["reading"] = [];
  let done = 0;
  const drop = (until: number): void => {
    if (until > done) pieces.push({ text: rewritten.slice(done, until), contribution: null });
    done = Math.max(done, until);
  };
  const wholes = wholesOf(reading);
  const stops = [...ignored];
  const dropStops = (before: number): void => {
    for (let stop = stops[0]; stop && stop.start < before; stop = stops[0]) {
      drop(stop.start);
      drop(stop.end);
      stops.shift();
    }
  };
  tokens.forEach((token, i) => {
    const contribution = contributions[i] ?? 0;
    if (token.start < done) {
      const last = pieces.at(-1);
      if (last) last.contribution = (last.contribution ?? 0) + contribution;
      return;
    }
    while (wholes[0] && wholes[0].end <= token.start) wholes.shift();
    const whole = wholes[0] && wholes[0].start <= token.start ? wholes[0] : null;
    dropStops(token.start);
    drop(whole ? whole.start : token.start);
    pieces.push({ text: whole ? whole.text : rewritten.slice(token.start, token.end), contribution });
    done = whole ? whole.end : token.end;
  });
  dropStops(rewritten.length);
  drop(rewritten.length);
  return pieces;
}

/** What is shown in one piece, in order and without overlaps: synonyms before core words, and these before words that count as another. */
function wholesOf({ rewritten, tokens, applied, added }: Reading): Span[] {
  const between = (first: number, last: number): Span => {
    const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
    return { start, end, text: rewritten.slice(start, end) };
  };
  const wholes: Span[] = applied.map(({ from, at, length }) => ({ start: at, end: at + length, text: from }));
  const others = [
    ...tokens.flatMap(({ core }, i) => (core ? [between(i, i + core.tokens - 1)] : [])),
    ...added.map(({ first, last }) => between(first, last)),
  ];
  for (const span of others) if (!wholes.some(({ start, end }) => start < span.end && end > span.start)) wholes.push(span);
  return wholes.sort((a, b) => a.start - b.start);
}
