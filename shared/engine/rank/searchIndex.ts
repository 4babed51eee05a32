// Finds entries by their words: candidates for a question, and the search of the knowledge page. One document an entry.
import type { EngineEntry } from "../types.ts";
import { withoutMarks } from "../text/coreWords.ts";
import { type Dictionary } from "../text/dictionary.ts";
import { MAX_READ, readTokens, stemOf } from "../text/features.ts";
import { normalize, tokenize, type Token } from "../text.ts";
import type { Wording } from "../learn/wordings.ts";
import { createInvertedIndex, type Found } from "./invertedIndex.ts";
import type { TermReading } from "./terms.ts";

/** Entries by their words. */
export interface SearchIndex {
  add: (entry: EngineEntry, wordings: readonly Wording[]) => void;
  /** Entry and wordings exactly as they were added. */
  remove: (entry: EngineEntry, wordings: readonly Wording[]) => void;
  /** Entry ids that share the rarest words of a question, best first, at most `limit`. */
  candidates: (tokens: readonly Token[], limit: number) => string[];
  /** What a trainer looks for: part of a word, one character, a tag, words of an answer. Best first; scores are comparable within one search. */
  search: (text: string, limit: number) => { entry: string; score: number }[];
}

// With all terms a question touches every entry that shares "what": 64 ms at 60,000 questions against 0.33 ms with the six rarest (README.md, "Candidates").
const RAREST = 6;
const SEARCH_TERMS = 12;
/** Wordings that the terms which are sought may stand in, all together; the two rarest are always sought. */
const MOST_WORDINGS = 60_000;
/** Characters of an entry's answers that are indexed: one very long answer must not stall a save. */
const ANSWER_READ = 4_000;
/** Results of a trainer's search below this share of the best are noise ("怎么"). */
const SEARCH_FLOOR = 0.1;

/** An empty index. `dictionary` tells how rare a term is; `rewrite` applies the synonyms to what is searched. */
export function createSearchIndex(dictionary: Dictionary, rewrite: (normalized: string) => string): SearchIndex {
  const index = createInvertedIndex(BOOSTS);
  const fieldsOf = (entry: EngineEntry, wordings: readonly Wording[]): string[][] => [
    wordings.flatMap((wording) => (wording.kind === "positive" ? termsIn(wording.rewritten) : [])),
    entry.tags.flatMap((tag) => termsIn(rewrite(normalize(tag)))),
    termsIn(
      rewrite(
        normalize(
          entry.answers
            .map((answer) => answer.text)
            .join(" ")
            .slice(0, ANSWER_READ),
        ),
      ),
    ),
  ];
  const find = (terms: readonly string[], as: TermReading, limit: number): { entry: string; score: number }[] =>
    firstOf(index.search(terms, as, limit), limit);
  const rarity = (term: string): number => dictionary.df[dictionary.ids.get(`w${term}`) ?? dictionary.ids.get(`c${term}`) ?? -1] ?? 0;
  const rarest = (terms: Iterable<string>, limit: number): string[] =>
    [...new Set(terms)]
      .map((term) => ({ term, df: rarity(term) }))
      .sort((a, b) => a.df - b.df || (a.term < b.term ? -1 : 1))
      .slice(0, limit)
      .map(({ term }) => term);

  /** The rarest first, as long as they narrow: what stands in tens of thousands of wordings only costs. */
  const narrowing = (terms: readonly string[]): string[] => {
    let wordings = 0;
    let known = 0;
    return terms.filter((term) => {
      const own = rarity(term);
      wordings += own;
      known += own > 0 ? 1 : 0;
      return wordings <= MOST_WORDINGS || known <= 2;
    });
  };

  return {
    add: (entry, wordings) => index.add(entry.id, fieldsOf(entry, wordings)),
    remove: (entry, wordings) => index.remove(entry.id, fieldsOf(entry, wordings)),
    candidates: (tokens, limit) => {
      const terms = termsOf(tokens, "stem");
      const known = narrowing(
        rarest(
          terms.filter((term) => rarity(term) > 0),
          RAREST,
        ),
      );
      // A word nobody taught may be a typing error of one that was.
      const unknown = rarest(
        terms.filter((term) => rarity(term) === 0 && /^[a-z]{4,}$/.test(term)),
        2,
      );
      if (known.length + unknown.length === 0) return [];
      return find([...known, ...unknown], { prefix: false, fuzzy: new Set(unknown) }, limit).map((found) => found.entry);
    },
    search: (text, limit) => {
      const tokens = readTokens(rewrite(normalize(text.slice(0, MAX_READ))));
      const pairs = narrowing(rarest(termsOf(tokens, "pairs"), SEARCH_TERMS));
      if (pairs.length === 0) return [];
      const as = { prefix: true, fuzzy: new Set(pairs.filter((term) => /^[a-z]{5,}$/.test(term))) };
      const found = find(pairs, as, limit);
      const results = found.length > 0 ? found : find(narrowing(rarest(termsOf(tokens, "stem"), SEARCH_TERMS)), as, limit);
      return results.filter((result) => result.score >= SEARCH_FLOOR * (results[0]?.score ?? 0));
    },
  };
}

/** An index made when it is first searched; `all`: what it must hold then. */
export function indexOnDemand(
  make: () => SearchIndex,
  all: () => Iterable<{ entry: EngineEntry; wordings: readonly Wording[] }>,
): SearchIndex {
  let index: SearchIndex | null = null;
  const made = (): SearchIndex => {
    if (index) return index;
    index = make();
    for (const { entry, wordings } of all()) index.add(entry, wordings);
    return index;
  };
  return {
    add: (entry, wordings) => index?.add(entry, wordings),
    remove: (entry, wordings) => index?.remove(entry, wordings),
    candidates: (tokens, limit) => made().candidates(tokens, limit),
    search: (text, limit) => made().search(text, limit),
  };
}

/** What is asked, the tags, the answers. */
const BOOSTS = [2, 1.5, 0.5];

const termsIn = (line: string): string[] => termsOf(tokenize(withoutMarks(line)), "all");

/**
 * "stem": Latin stems, Han characters and their pairs. "all": the words as written besides, so that half a word finds them by prefix.
 * "pairs": like "all", but a Han character alone only where it has no neighbour, so that 密码 does not find every 码.
 */
function termsOf(tokens: readonly Token[], which: "stem" | "all" | "pairs"): string[] {
  const terms: string[] = [];
  tokens.forEach((token, i) => {
    const stem = stemOf(token);
    const next = tokens[i + 1];
    const paired = token.kind === "character" && next?.kind === "character";
    const alone = !paired && !(token.kind === "character" && tokens[i - 1]?.kind === "character");
    if (which !== "pairs" || alone) terms.push(stem);
    if (which !== "stem" && token.kind === "word" && stem !== token.text) terms.push(token.text);
    if (paired) terms.push(token.text + next.text);
  });
  return terms;
}

/** The first `limit` of those found; equal scores (up to rounding) in order of id, so that the order of loading does not show. */
const firstOf = (found: readonly Found[], limit: number): { entry: string; score: number }[] =>
  found
    .map(({ id, score }) => ({ entry: id, score: Number(score.toPrecision(9)) }))
    .sort((a, b) => b.score - a.score || (a.entry < b.entry ? -1 : 1))
    .slice(0, limit);
