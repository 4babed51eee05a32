// Where words of a list stand in a text, token by token: Latin words at word boundaries, Han anywhere, whatever spaces or points lie between.
import { normalize, tokenize, type Token } from "../text.ts";

/** A word found: its tokens, both included. */
export interface WordPlace<V> {
  first: number;
  last: number;
  value: V;
}

/**
 * Finds words in tokens: where two overlap the longer one stands (of equal ones the first), and tokens already `taken` are left alone. The
 * tokens found are taken then. In order of the text.
 */
export type FindWords<V> = (tokens: readonly Token[], taken?: Uint8Array) => WordPlace<V>[];

/** Reads a word list once; null for an empty one. `read` brings a word into the form that texts are in. */
export function placeFinder<V>(
  words: Iterable<readonly [word: string, value: V]>,
  read: (normalized: string) => string,
): FindWords<V> | null {
  const byFirst = new Map<string, { texts: string[]; value: V }[]>();
  const seen = new Set<string>();
  for (const [word, value] of words) {
    const texts = tokenize(read(normalize(word))).map(({ text }) => text);
    const name = texts.join("\n");
    if (texts[0] === undefined || seen.has(name)) continue;
    seen.add(name);
    const list = byFirst.get(texts[0]);
    if (list) list.push({ texts, value });
    else byFirst.set(texts[0], [{ texts, value }]);
  }
  if (byFirst.size === 0) return null;
  return (tokens, taken = new Uint8Array(tokens.length)) => {
    const found: WordPlace<V>[] = [];
    tokens.forEach((token, first) => {
      for (const { texts, value } of byFirst.get(token.text) ?? [])
        if (texts.every((text, i) => tokens[first + i]?.text === text)) found.push({ first, last: first + texts.length - 1, value });
    });
    if (found.length === 0) return found;
    const length = ({ first, last }: WordPlace<V>): number => (tokens[last]?.end ?? 0) - (tokens[first]?.start ?? 0);
    return found
      .sort((a, b) => length(b) - length(a) || a.first - b.first)
      .filter(({ first, last }) => {
        if (taken.subarray(first, last + 1).includes(1)) return false;
        taken.fill(1, first, last + 1);
        return true;
      })
      .sort((a, b) => a.first - b.first);
  };
}
