// What the robot was taught, ready to be asked: entries in all the forms a question is compared with, and the ranking of candidates.
import type { Candidate, EngineEntry, Explanation } from "./types.ts";
import { confidenceOf } from "./confidence.ts";
import { explain, type Reading, type ToExplain } from "./explain.ts";
import { emptyDictionary, questionVector, readTokens, type QuestionVector } from "./features.ts";
import { createKeys } from "./keys.ts";
import { createScorer, type Scored } from "./score.ts";
import { createSearchIndex } from "./searchIndex.ts";
import type { VocabularyReader } from "./vocabulary.ts";
import { addWordings, removeWordings, wordingsOf, type EntryVectors, type Wording } from "./wordings.ts";

export interface Known {
  entry: EngineEntry;
  wordings: Wording[];
  vectors: EntryVectors;
}

/** A question as it was read, with its candidates: exact match first, then by score, then by id. */
export interface Ranking {
  reading: Reading;
  vector: QuestionVector;
  ranked: { scored: Scored; candidate: Candidate; known: Known }[];
}

export interface Library {
  add: (entry: EngineEntry) => void;
  /** Unknown ids are ignored. */
  remove: (entry: string) => void;
  get: (entry: string) => EngineEntry | null;
  size: () => number;
  /** See keys.ts. */
  exactEntry: (key: string) => string | null;
  /** Ranks the entries for a masked, normalised question and its key. */
  rank: (normalized: string, key: string) => Ranking;
  /** See explain.ts; speaks of the question ranked last. */
  explain: (asked: ToExplain) => Explanation;
  /** See searchIndex.ts. */
  search: (text: string, limit: number) => { entry: string; score: number }[];
}

// Candidates scored: enough wordings that the right entry is among them (98–100 % on dev), few enough for a millisecond.
const MAX_CANDIDATES = 50;
const SURE_CANDIDATES = 20;
const WORDINGS_SCORED = 2_500;
/** Below this score an entry shares no more than a syllable with the question: nothing to offer or to propose. */
const LEAST_SCORE = 0.1;

export function createLibrary(vocabulary: VocabularyReader): Library {
  const rewrite = (normalized: string): string => vocabulary.rewrite(normalized).text;
  const dictionary = emptyDictionary();
  const scorer = createScorer(dictionary);
  const index = createSearchIndex(dictionary, rewrite);
  const keys = createKeys();
  const entries = new Map<string, Known>();

  const candidateEntries = (reading: Reading, key: string): Known[] => {
    // Where all can be scored nothing need be chosen, and nothing is lost for sharing no rare word.
    if (dictionary.wordings <= WORDINGS_SCORED) return [...entries.values()].filter(({ entry }) => !keys.isNegative(key, entry.id));
    const exact = keys.exactEntry(key);
    const found = [...new Set([...(exact === null ? [] : [exact]), ...index.candidates(reading.tokens, MAX_CANDIDATES)])];
    let wordings = 0;
    return found.flatMap((id, i) => {
      const known = entries.get(id);
      wordings += known?.vectors.count ?? 0;
      return known && (i < SURE_CANDIDATES || wordings <= WORDINGS_SCORED) && !keys.isNegative(key, id) ? [known] : [];
    });
  };

  const rank = (normalized: string, key: string): Ranking => {
    const { text: rewritten, applied } = vocabulary.rewrite(normalized);
    const reading = { rewritten, applied, tokens: readTokens(rewritten) };
    const vector = questionVector(reading.tokens, dictionary);
    scorer.load(vector);
    const exact = keys.exactEntry(key);
    const scored = candidateEntries(reading, key).map((known) => ({ known, scored: scorer.score(known.entry.id, known.vectors) }));
    const kept = scored.filter(({ known, scored: { score } }) => score >= LEAST_SCORE || known.entry.id === exact);
    const isExact = (id: string): number => (id === exact ? 1 : 0);
    kept.sort(
      (a, b) =>
        isExact(b.scored.entry) - isExact(a.scored.entry) || b.scored.score - a.scored.score || (a.scored.entry < b.scored.entry ? -1 : 1),
    );
    const first = kept[0]?.scored.score ?? 0;
    const second = kept[1]?.scored.score ?? 0;
    const ranked = kept.map(({ known, scored: each }, i) => {
      const margin = each.score - (i === 0 ? second : first);
      const confidence = each.entry === exact ? 100 : confidenceOf({ score: each.score, margin, known: vector.known });
      return { known, scored: each, candidate: { entry: each.entry, question: known.entry.question, confidence, score: each.score } };
    });
    return { reading, vector, ranked };
  };

  return {
    add: (entry) => {
      const wordings = wordingsOf(entry, rewrite);
      entries.set(entry.id, { entry, wordings, vectors: addWordings(wordings, dictionary) });
      index.add(entry, wordings);
      keys.add(entry.id, wordings);
    },
    remove: (id) => {
      const known = entries.get(id);
      if (!known) return;
      index.remove(known.entry, known.wordings);
      removeWordings(known.vectors, dictionary);
      keys.remove(id, known.wordings);
      entries.delete(id);
    },
    get: (id) => entries.get(id)?.entry ?? null,
    size: () => entries.size,
    exactEntry: keys.exactEntry,
    rank,
    explain: (asked) => explain(asked, dictionary, scorer),
    search: index.search,
  };
}
