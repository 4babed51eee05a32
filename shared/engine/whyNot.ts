// "Why not that entry?": the smallest changes that would make it win, each tried out by really retraining the entries concerned.
import type { EngineEntry, EngineVocabulary, SimilarQuestion } from "./types.ts";
import { readTokens, stemOf } from "./features.ts";
import type { Known, Library, Ranking } from "./library.ts";
import { normalize, type Token } from "./normalize.ts";
import { readVocabulary } from "./vocabulary.ts";

/** One change. `entry` gains; the trainer may make it with one click. */
export type Fix =
  | { kind: "add_wording"; entry: string; text: string }
  | { kind: "add_synonym"; entry: string; words: [string, string] }
  | { kind: "add_negative"; entry: string; winner: string; text: string }
  | { kind: "move_wording"; entry: string; winner: string; text: string };

/** A fix that was tried out and makes the entry win, and how sure the robot is of it then (0–100). */
export interface TriedFix {
  fix: Fix;
  confidence: number;
}

const MOVED = 3;
const UNKNOWN_PIECES = 3;
const KNOWN_PIECES = 4;
const SYNONYMS_OFFERED = 2;
/** A synonym that many entries hold is no small change, and takes long to try out. */
const SYNONYM_REACH = 12;

/** The fixes worth trying, in order: one wording, one negative, the winner's nearest wordings, then synonyms for what nobody taught. */
export function* fixesFor(question: string, entry: Known, { ranked, reading }: Ranking, library: Library): Generator<Fix, void, undefined> {
  const id = entry.entry.id;
  yield { kind: "add_wording", entry: id, text: question };
  const winner = ranked[0];
  if (winner && winner.known.entry.id !== id) {
    yield { kind: "add_negative", entry: id, winner: winner.known.entry.id, text: question };
    for (const index of winner.scored.wordings.slice(0, MOVED)) {
      const text = winner.known.wordings[index]?.text;
      // The standard question is the entry's title: it stays.
      if (text !== undefined && text !== winner.known.entry.question)
        yield { kind: "move_wording", entry: id, winner: winner.known.entry.id, text };
    }
  }
  const unknown = piecesOf(reading.tokens)
    .filter(({ feature }) => !library.isTaught(feature))
    .slice(0, UNKNOWN_PIECES);
  const asked = new Set(piecesOf(reading.tokens).map(({ text }) => text));
  if (unknown.length === 0) return;
  const words = strongest(entry, asked, library).map((word) => ({ word, holders: library.idsHolding(normalize(word)) }));
  for (const piece of unknown) {
    const holders = library.idsHolding(normalize(piece.text));
    for (const { word, holders: others } of words)
      if (new Set([...holders, ...others]).size <= SYNONYM_REACH) yield { kind: "add_synonym", entry: id, words: [word, piece.text] };
  }
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
  return library.tryOut(changedBy(fix, library), null, use);
}

/** The fixes that make the entry win, tried one by one; yields between two of them. */
export function* tryFixes(
  question: string,
  entry: string,
  library: Library,
  vocabulary: EngineVocabulary,
  rank: (question: string) => Ranking,
): Generator<void, TriedFix[], undefined> {
  const known = library.known(entry);
  const before = rank(question);
  if (!known || before.ranked[0]?.candidate.entry === entry) return [];
  const found: TriedFix[] = [];
  for (const fix of fixesFor(question, known, before, library)) {
    if (fix.kind === "add_synonym" && found.filter((each) => each.fix.kind === "add_synonym").length >= SYNONYMS_OFFERED) break;
    const [best] = withFix(fix, library, vocabulary, () => rank(question)).ranked;
    if (best?.candidate.entry === entry) found.push({ fix, confidence: best.confidence });
    yield;
  }
  return found;
}

function changedBy(fix: Exclude<Fix, { kind: "add_synonym" }>, library: Library): EngineEntry[] {
  const gaining = library.get(fix.entry);
  if (!gaining) return [];
  if (fix.kind === "add_wording") return [withWording(gaining, fix.text, "positive")];
  const winner = library.get(fix.winner);
  if (!winner) return [];
  if (fix.kind === "add_negative") return [withWording(winner, fix.text, "negative")];
  const without = { ...winner, similar: winner.similar.filter(({ text, kind }) => text !== fix.text || kind !== "positive") };
  return [withWording(gaining, fix.text, "positive"), without];
}

function withWording(entry: EngineEntry, text: string, kind: SimilarQuestion["kind"]): EngineEntry {
  return { ...entry, similar: [...entry.similar, { id: "tried", text, kind }] };
}

/** Words a trainer would call synonyms: Latin words of three letters on, pairs of Han characters; with the feature that knows them. */
function piecesOf(tokens: readonly Token[]): { text: string; feature: string }[] {
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (token.kind === "word") return token.text.length >= 3 ? [{ text: token.text, feature: `w${stemOf(token)}` }] : [];
    if (token.kind !== "character" || next?.kind !== "character" || next.start !== token.end) return [];
    return [{ text: token.text + next.text, feature: `c${token.text}${next.text}` }];
  });
}

/** The pieces of an entry's wordings that speak for it most, less those the question has already. */
function strongest(entry: Known, asked: ReadonlySet<string>, library: Library): string[] {
  const pieces = new Map<string, number>();
  for (const { kind, rewritten } of entry.wordings) {
    if (kind !== "positive") continue;
    for (const { text, feature } of piecesOf(readTokens(rewritten)))
      if (!asked.has(text)) pieces.set(text, library.weightOf(entry.entry.id, feature));
  }
  return [...pieces]
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, KNOWN_PIECES)
    .map(([text]) => text);
}
