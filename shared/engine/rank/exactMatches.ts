// Exact matches: which entries teach a question word for word, and which forbid it.
import type { Wording } from "../learn/wordings.ts";

/** Entries by the keys of their wordings, as they were written (`writtenKey` of text.ts). */
export interface ExactMatches {
  add: (entry: string, wordings: readonly Wording[]) => void;
  remove: (entry: string, wordings: readonly Wording[]) => void;
  /** The lowest entry id that teaches this key and does not forbid it. */
  exactEntry: (key: string) => string | null;
  /** A negative wording of the entry equals this key: it never answers it. */
  isNegative: (key: string, entry: string) => boolean;
}

/** Knows no entry yet. */
export function createExactMatches(): ExactMatches {
  // Most keys lead to one entry: a string costs far less than a set of one.
  const maps = { positive: new Map<string, string | string[]>(), negative: new Map<string, string | string[]>() };
  const listed = (kind: "positive" | "negative", key: string): readonly string[] => {
    const found = maps[kind].get(key);
    return found === undefined ? [] : typeof found === "string" ? [found] : found;
  };
  const put = (kind: "positive" | "negative", key: string, ids: readonly string[]): void => {
    const [first, ...others] = ids;
    if (first === undefined) maps[kind].delete(key);
    else maps[kind].set(key, others.length === 0 ? first : [...ids].sort());
  };
  return {
    add: (entry, wordings) => {
      for (const { kind, key } of wordings) if (kind !== "answer") put(kind, key, [...new Set([...listed(kind, key), entry])]);
    },
    remove: (entry, wordings) => {
      const without = (ids: readonly string[]): string[] => ids.filter((id) => id !== entry);
      for (const { kind, key } of wordings) if (kind !== "answer") put(kind, key, without(listed(kind, key)));
    },
    exactEntry: (key) => listed("positive", key).find((id) => !listed("negative", key).includes(id)) ?? null,
    isNegative: (key, entry) => listed("negative", key).includes(entry),
  };
}
