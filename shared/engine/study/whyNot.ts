// "Why not that entry?": the smallest changes that would make it win, each tried out by really retraining the entries concerned.
import type { Fix, TriedFix } from "../studies.ts";
import type { EngineEntry, EngineVocabulary, SimilarQuestion } from "../types.ts";
import { taughtIn } from "../learn/wordings.ts";
import { readTokens, stemOf } from "../text/features.ts";
import type { Known, Library, Ranking } from "../store/library.ts";
import { normalize, textKey, type Token } from "../text.ts";
import { readVocabulary } from "../text/vocabulary.ts";

const UNKNOWN_WORDS = 3;
const KNOWN_WORDS = 4;
const SYNONYMS_OFFERED = 2;
/** A synonym that many entries hold is no small change, and takes long to try out. */
const SYNONYM_REACH = 12;
/**
 * Cosines to the question from which a wording belongs where the question does, and from which two words stand in the same place of one sentence.
 * Below, any wording taken from a rival and any two words made one let some entry win, and teach the robot nonsense.
 */
const MOVED_FITS = 0.5;
const SYNONYM_FITS = 0.6;

/** The fixes worth trying, in order: one wording, one negative, the winner's nearest wordings, then synonyms for what nobody taught. Null while a word is looked for, which takes 20 ms among 50,000 entries. */
function* fixesFor(question: string, entry: Known, { ranked, reading }: Ranking, library: Library): Generator<Fix | null, void, undefined> {
  const id = entry.entry.id;
  const taughtTo = library.exactEntry(textKey(question));
  // Taught to two entries it would lead to one of them by the chance of their ids.
  if (taughtTo === null || taughtTo === id) yield { kind: "add_wording", entry: id, text: question };
  // Where the entry is first already and only not sure enough, its nearest rival.
  const winner = ranked.find(({ known }) => known.entry.id !== id);
  if (winner) {
    yield { kind: "add_negative", entry: id, winner: winner.known.entry.id, text: question };
    const { wordings, cosines } = winner.scored;
    for (const [i, index] of wordings.entries()) {
      const { text, kind } = winner.known.wordings[index]!;
      // The standard question is the entry's title, its answer no wording: they stay.
      if (kind === "answer" || wordings.indexOf(index) < i || text === winner.known.entry.question || (cosines[i] ?? 0) < MOVED_FITS)
        continue;
      yield { kind: "move_wording", entry: id, winner: winner.known.entry.id, text };
    }
  }
  const unknown = wordsWithout(reading.tokens, library.isTaught).slice(0, UNKNOWN_WORDS);
  if (unknown.length === 0) return;
  const said = new Set(piecesOf(reading.tokens).map(({ feature }) => feature));
  // What its nearest wordings say and the question does not: there a customer's word may stand for a taught one.
  const nearest = (ranked.find(({ known }) => known.entry.id === id)?.scored.wordings ?? []).filter((i) => i < taughtIn(entry.vectors));
  const unsaid = nearest.flatMap((i) => wordsWithout(readTokens(entry.wordings[i]?.rewritten ?? ""), (feature) => said.has(feature)));
  const words = [...new Set(unsaid)].slice(0, KNOWN_WORDS);
  const holders = new Map<string, string[]>();
  for (const word of [...words, ...unknown]) {
    holders.set(word, library.idsHolding(word));
    yield null;
  }
  for (const other of unknown)
    for (const word of words)
      if (new Set([word, other].flatMap((each) => holders.get(each) ?? [])).size <= SYNONYM_REACH)
        yield { kind: "add_synonym", entry: id, words: [word, other] };
}

/** Entries that a synonym would change. */
const concernedBy = (words: readonly string[], library: Library): string[] => [
  ...new Set(words.flatMap((word) => library.idsHolding(normalize(word)))),
];

/** Does something as if the fix were made: its entries retrained, its synonym read. */
export function withFix<T>(fix: Fix, library: Library, vocabulary: EngineVocabulary, use: () => T): T {
  if (fix.kind === "add_synonym") {
    const reader = readVocabulary({ ...vocabulary, synonyms: [...vocabulary.synonyms, { words: fix.words }] });
    return library.tryOut(
      concernedBy(fix.words, library).flatMap((id) => library.get(id) ?? []),
      reader,
      use,
    );
  }
  // One entry after the other, as they are saved: each is trained knowing what was saved before it.
  return changedBy(fix, library).reduceRight<() => T>((then, entry) => () => library.tryOut([entry], null, then), use)();
}

/**
 * The fixes that make the entry win, tried one by one; yields between two of them. `wins` asks whether it does as things stand: by default
 * whether it is the first candidate. None where it wins already.
 */
export function* tryFixes(
  question: string,
  entry: string,
  library: Library,
  vocabulary: EngineVocabulary,
  rank: (question: string) => Ranking,
  wins: () => boolean = () => rank(question).ranked[0]?.candidate.entry === entry,
): Generator<void, TriedFix[], undefined> {
  const known = library.known(entry);
  if (!known || wins()) return [];
  const found: TriedFix[] = [];
  const synonyms: (TriedFix & { cosine: number })[] = [];
  for (const fix of fixesFor(question, known, rank(question), library)) {
    if (!fix) {
      yield;
      continue;
    }
    const best = withFix(fix, library, vocabulary, () => (wins() ? rank(question).ranked[0] : null));
    const cosine = best?.scored.cosines[0] ?? 0;
    if (best && fix.kind !== "add_synonym") found.push({ fix, confidence: best.confidence });
    else if (best && cosine >= SYNONYM_FITS) synonyms.push({ fix, confidence: best.confidence, cosine });
    yield;
  }
  // The words that stand in the same place of the same sentence first.
  synonyms.sort((a, b) => b.cosine - a.cosine);
  return [...found, ...synonyms.slice(0, SYNONYMS_OFFERED).map(({ fix, confidence }) => ({ fix, confidence }))];
}

/** In the order they are saved in. */
function changedBy(fix: Exclude<Fix, { kind: "add_synonym" }>, library: Library): EngineEntry[] {
  const gaining = library.get(fix.entry);
  if (!gaining) return [];
  if (fix.kind === "add_wording") return [withWording(gaining, fix.text, "positive")];
  const winner = library.get(fix.winner);
  if (!winner) return [];
  if (fix.kind === "add_negative") return [withWording(winner, fix.text, "negative")];
  const without = { ...winner, similar: winner.similar.filter(({ text, kind }) => text !== fix.text || kind !== "positive") };
  return [without, withWording(gaining, fix.text, "positive")];
}

function withWording(entry: EngineEntry, text: string, kind: SimilarQuestion["kind"]): EngineEntry {
  return { ...entry, similar: [...entry.similar, { id: "tried", text, kind }] };
}

/** What may be a word, or half of one: Latin words of three letters on, pairs of Han characters; with the feature that knows them. */
function piecesOf(tokens: readonly Token[]): { feature: string; first: number; last: number }[] {
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (isLatinWord(token)) return [{ feature: `w${stemOf(token)}`, first: i, last: i }];
    if (token.kind !== "character" || next?.kind !== "character" || next.start !== token.end) return [];
    return [{ feature: `c${token.text}${next.text}`, first: i, last: i + 1 }];
  });
}
const isLatinWord = ({ kind, text }: Token): boolean => kind === "word" && /^\p{L}{3,}$/u.test(text);

/** Words none of which is in a piece that is known elsewhere, in order: Latin ones, and whole runs of two to four Han characters. */
function wordsWithout(tokens: readonly Token[], isKnown: (feature: string) => boolean): string[] {
  const known = new Uint8Array(tokens.length);
  for (const { feature, first, last } of piecesOf(tokens)) if (isKnown(feature)) known.fill(1, first, last + 1);
  const found: string[] = [];
  let run: string[] = [];
  const end = (): void => {
    if (run.length >= 2 && run.length <= 4) found.push(run.join(""));
    run = [];
  };
  tokens.forEach((token, i) => {
    const follows = token.kind === "character" && tokens[i - 1]?.end === token.start;
    if (known[i] === 1 || !follows) end();
    if (known[i] === 1) return;
    if (token.kind === "character") run.push(token.text);
    else if (isLatinWord(token)) found.push(token.text);
  });
  end();
  return [...new Set(found)];
}
