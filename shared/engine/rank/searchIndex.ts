// Finds entries by their words: candidates for a question, and the search of the knowledge page. One document an entry, in MiniSearch.
import MiniSearch from "minisearch";
import type { EngineEntry } from "../types.ts";
import { withoutMarks } from "../text/coreWords.ts";
import { type Dictionary } from "../text/dictionary.ts";
import { MAX_READ, readTokens, stemOf } from "../text/features.ts";
import { normalize, tokenize, type Token } from "../text.ts";
import type { Wording } from "../learn/wordings.ts";

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
/** Wordings that the terms which are sought may stand in, all together; the two rarest are always sought. At 50,000 entries that share 25 words, all terms took 230 ms, those of 30,000 wordings 40. */
const MOST_WORDINGS = 15_000;
/** Characters of an entry's answers that are indexed: one very long answer must not stall a save. */
const ANSWER_READ = 4_000;
/** Results of a trainer's search below this share of the best are noise ("怎么"). */
const SEARCH_FLOOR = 0.1;

/** An empty index. `dictionary` tells how rare a term is; `rewrite` applies the synonyms to what is searched. */
export function createSearchIndex(dictionary: Dictionary, rewrite: (normalized: string) => string): SearchIndex {
  const index = new MiniSearch<IndexDocument>({
    fields: ["questions", "tags", "answer"],
    tokenize: termsOfLines,
    processTerm: (term) => term,
    autoVacuum: false,
  });
  const document = (entry: EngineEntry, wordings: readonly Wording[]): IndexDocument => ({
    id: entry.id,
    questions: wordings.flatMap((wording) => (wording.kind === "positive" ? [wording.rewritten] : [])).join("\n"),
    tags: entry.tags.map((tag) => rewrite(normalize(tag))).join("\n"),
    answer: rewrite(
      normalize(
        entry.answers
          .map((answer) => answer.text)
          .join(" ")
          .slice(0, ANSWER_READ),
      ),
    ),
  });
  const find = (terms: string[], { prefix, fuzzy, limit }: FindOptions): { entry: string; score: number }[] => {
    const tokenizeTerms = (): string[] => terms.map(spell);
    const found = index.search(terms.join(" "), {
      tokenize: tokenizeTerms,
      boost: BOOST,
      prefix: (_, i) => prefix.has(terms[i] ?? ""),
      fuzzy: (_, i) => fuzzy.has(terms[i] ?? "") && 0.2,
    });
    return firstOf(found, limit);
  };
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
    add: (entry, wordings) => index.add(document(entry, wordings)),
    remove: (entry, wordings) => index.remove(document(entry, wordings)),
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
      return find([...known, ...unknown], { prefix: NONE, fuzzy: new Set(unknown), limit }).map((found) => found.entry);
    },
    search: (text, limit) => {
      const tokens = readTokens(rewrite(normalize(text.slice(0, MAX_READ))));
      const pairs = narrowing(rarest(termsOf(tokens, "pairs"), SEARCH_TERMS));
      if (pairs.length === 0) return [];
      const prefix = new Set(pairs.filter((term) => !/\p{Script=Han}/u.test(term)));
      const fuzzy = new Set(pairs.filter((term) => /^[a-z]{5,}$/.test(term)));
      const found = find(pairs, { prefix, fuzzy, limit });
      const results = found.length > 0 ? found : find(narrowing(rarest(termsOf(tokens, "stem"), SEARCH_TERMS)), { prefix, fuzzy, limit });
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

interface IndexDocument {
  id: string;
  questions: string;
  tags: string;
  answer: string;
}

interface FindOptions {
  /** Terms that may be the beginning of a word, and terms that may be typed wrong. */
  prefix: ReadonlySet<string>;
  fuzzy: ReadonlySet<string>;
  limit: number;
}

const NONE: ReadonlySet<string> = new Set();
const BOOST = { questions: 2, tags: 1.5, answer: 0.5 };

const termsOfLines = (text: string): string[] =>
  withoutMarks(text)
    .split("\n")
    .flatMap((line) => termsOf(tokenize(line), "all").map(spell));

// MiniSearch's tree tries the children of a node one by one, and Chinese would give its root thousands. Each character beyond Latin is
// spelt in three letters of 64 (private use, so that no word begins with one): building 50,000 entries takes half the time.
const spellings = new Map<string, string>();
function spell(term: string): string {
  let spelt = "";
  for (let i = 0; i < term.length; i++) {
    const character = term.charAt(i);
    spelt += character < "\u0250" ? character : (spellings.get(character) ?? spellCharacter(character));
  }
  return spelt;
}

function spellCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const spelling = String.fromCharCode(0xe000 + (code >> 12), 0xe000 + ((code >> 6) & 63), 0xe000 + (code & 63));
  spellings.set(character, spelling);
  return spelling;
}

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

/** The first `limit`; equal scores (up to rounding) in order of id, so that the order of loading does not show. */
function firstOf(results: readonly { id: unknown; score: number }[], limit: number): { entry: string; score: number }[] {
  const last = results[limit - 1]?.score ?? 0;
  const first: { entry: string; score: number }[] = [];
  for (const { id, score } of results) {
    if (score < last * (1 - 1e-9)) break;
    first.push({ entry: String(id), score: Number(score.toPrecision(9)) });
  }
  return first.sort((a, b) => b.score - a.score || (a.entry < b.entry ? -1 : 1)).slice(0, limit);
}
