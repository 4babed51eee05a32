// What the robot was taught, ready to be asked: entries in all the forms a question is compared with, and the ranking of candidates.
import type { MaskingRules, Candidate, EngineEntry, Explanation, Calibration } from "../types.ts";
import { UNCALIBRATED } from "../rank/confidence.ts";
import { withoutMarks } from "../text/coreWords.ts";
import { explain, type ToExplain } from "../rank/explain.ts";
import { emptyDictionary, featureIds, takeFeatures } from "../text/dictionary.ts";
import type { QuestionVector } from "../text/questionVector.ts";
import { createExactMatches } from "../rank/exactMatches.ts";
import { claimsOf, contradictionOf, type Claims } from "../rank/contradiction.ts";
import { writtenKey } from "../text.ts";
import { createInTrainingOrder } from "./inTrainingOrder.ts";
import { createMargins } from "../learn/margins.ts";
import type { Model } from "../model.ts";
import type { Reading } from "../text/question.ts";
import { createRemembered } from "./remembered.ts";
import { createRetraining } from "./retraining.ts";
import { inTheirPlace, saveOnTrial, type Saved } from "./trial.ts";
import type { EntryChange } from "../studies.ts";
import { rankAmong, rankEntries, type Contradicted, type RankingContext, type Ranked } from "../rank/ranker.ts";
import { rowsOf, type Taught } from "../learn/rows.ts";
import { createScorer, type Scored, type Scorer } from "../rank/score.ts";
import { wordingsIn, type PreparedEntry } from "../loading.ts";
import { createSearchIndex, indexOnDemand, type SearchIndex } from "../rank/searchIndex.ts";
import { createOutOfScope } from "./outOfScope.ts";
import type { VocabularyReader } from "../text/vocabulary.ts";
import {
  addWordings,
  countWordings,
  trainingOrderOf,
  removeWordings,
  weightsOf,
  wordingsHash,
  type TextReader,
  wordingsOf,
  type Wording,
} from "../learn/wordings.ts";

/** Untrained entries that a question may come near. */
const MET = 20;

/** An entry as the library holds it: as it was given, its wordings, and their vectors. */
export interface Known extends Taught {
  entry: EngineEntry;
  wordings: Wording[];
}

/** A question as it was read, with its candidates: exact match first, then by score, then by id. */
export interface Ranking {
  reading: Reading;
  /** What of it can contradict an entry; null for most. */
  claims: Claims | null;
  vector: QuestionVector;
  ranked: (Ranked<Known> & { candidate: Candidate })[];
}

/** Entries by id with their margins for a question, and their scores where these are known. */
export type Few = ReadonlyMap<string, { margin: number; scored: Scored | null }>;

/** All entries of a robot. Every change is seen by the next question. */
export interface Library {
  /** Reads the model's features; before the first entry. */
  prepare: () => Generator<void, void, undefined>;
  /** Adds the entry, which may have been read ahead; its classifier, if the model has another, waits for `retrain`. */
  add: (entry: EngineEntry, prepared?: PreparedEntry) => void;
  /** Retrains the classifiers of entries that changed, one a step, or leaves them to the full training (retraining.ts). */
  retrain: () => Generator<void, void, undefined>;
  /** Does something as if these entries were in the place of those with their ids, their classifiers really retrained (without out-of-scope texts of the key `leftOut`), and the vocabulary another; then everything is as before. */
  tryOut: <T>(changed: readonly EngineEntry[], reader: VocabularyReader | null, use: () => T, leftOut?: string) => T;
  /** As if these were saved, one after the other; what is returned takes it back (trial.ts). */
  saveOnTrial: (changes: readonly EntryChange[]) => () => void;
  /** What questions are ranked with. */
  context: RankingContext<Known>;
  /** Candidates among a few entries with their margins, for a question that was read before, that nobody teaches word for word and no negative wording of theirs bars. */
  rankFew: (question: { vector: QuestionVector; claims: Claims | null; length: number }, few: Few) => Candidate[];
  /** The feature of every part of a question as it was read, those included that nobody taught: they are given a number. Ascending, each once. */
  featuresOf: (reading: Reading) => Int32Array;
  /** New entries wait for the full training: which of them a question meets hangs on all others. */
  hasLeft: () => boolean;
  known: (entry: string) => Known | null;
  /** Entries with this text in a wording as it is compared. */
  idsHolding: (text: string) => string[];
  /** Whether any wording holds the feature (text/features.ts). */
  isTaught: (feature: string) => boolean;
  /** Whether entries differ from those the model was trained on. */
  isProvisional: () => boolean;
  isTrained: boolean;
  /** Unknown ids are ignored. */
  remove: (entry: string) => void;
  get: (entry: string) => EngineEntry | null;
  size: () => number;
  /** The lowest entry id that teaches a question of this key and personal data (mask.ts), or of this key with the data masked. */
  exactEntry: (key: string, data?: readonly string[]) => string | null;
  /** Ranks the entries for a masked, normalised question, its key, and the personal data that was masked. */
  rank: (normalized: string, key: string, data?: readonly string[]) => Ranking;
  /** The candidates `rank` finds, best first; those of questions asked lately are remembered. */
  candidates: (normalized: string, key: string, data?: readonly string[]) => readonly Candidate[];
  /** By which confidence is told: the model's. */
  calibration: Calibration;
  /** See explain.ts; speaks of the question ranked last. */
  explain: (asked: ToExplain) => Explanation;
  /** See searchIndex.ts. */
  search: (text: string, limit: number) => { entry: string; score: number }[];
}

/** What a library is made with; `model` must be of this engine's version. */
export interface LibraryOptions {
  model: Model | null;
  /** How what is taught is masked. */
  rules: MaskingRules;
  outOfScope: readonly string[];
  /** An entry that the question contradicts stays below it. */
  answerBand: number;
  /** Entries will be saved and searched for: what that needs is made while it is loaded, not by the first who does it. */
  editable: boolean;
}

// Field by field: a spread takes several times as long, eight times a question.
function withCandidate({ known, scored, evidence, confidence }: Ranked<Known>): Ranking["ranked"][number] {
  const candidate: Candidate = { entry: known.entry.id, question: known.entry.question, confidence, score: scored.score };
  return { known, scored, evidence, confidence, candidate };
}

/** Empty; `prepare` it, then `add` every entry, then `retrain`. */
export function createLibrary(taughtVocabulary: VocabularyReader, { model, editable, rules, ...given }: LibraryOptions): Library {
  // Another one only within a trial.
  let vocabulary = taughtVocabulary;
  const rewrite = (normalized: string): string => vocabulary.rewrite(normalized).text;
  const reader: TextReader = { rules, rewrite };
  const dictionary = emptyDictionary();
  const margins = model ? createMargins(model) : null;
  const scorer = createScorer(dictionary);
  const keys = createExactMatches();
  const exactEntry: Library["exactEntry"] = (key, data = []) =>
    (data.length > 0 ? keys.exactEntry(writtenKey(key, data)) : null) ?? keys.exactEntry(key);
  const outOfScope = createOutOfScope(given.outOfScope, dictionary);
  const entries = createInTrainingOrder<Known>();
  const newIndex = (): SearchIndex => createSearchIndex(dictionary, rewrite);
  // With a model the index only serves a trainer's search.
  const index = editable || !model ? newIndex() : indexOnDemand(newIndex, () => entries.values());
  const context: RankingContext<Known> = {
    dictionary,
    scorer,
    margins,
    calibration: model?.calibration ?? UNCALIBRATED,
    known: (id) => entries.get(id),
    all: () => entries.values(),
    candidates: index.candidates,
  };

  const contradictedBy = (claims: Claims | null): Contradicted<Known> | null =>
    claims && {
      by: (known, nearest) => contradictionOf(claims, known, nearest, dictionary, rules),
      most: Math.max(0, given.answerBand - 1),
    };

  const rank: Library["rank"] = (normalized, key, data = []) => {
    const reading = vocabulary.readQuestion(normalized);
    const claims = claimsOf(reading.rewritten, reading.tokens, data);
    const written = writtenKey(key, data);
    const added = reading.added.map(({ tokens }) => tokens);
    retraining.meet(() => index.candidates(reading.tokens, MET));
    const { vector, ranked } = rankEntries(
      context,
      reading.tokens,
      exactEntry(key, data),
      (id) => keys.isNegative(key, id) || keys.isNegative(written, id),
      added,
      contradictedBy(claims),
    );
    return { reading, claims, vector, ranked: ranked.map(withCandidate) };
  };

  const rankFew: Library["rankFew"] = ({ vector, claims, length }, few) => {
    scorer.load(vector);
    const looked = [...few.keys()].flatMap((id) => entries.get(id) ?? []);
    const margin = (id: string): number | null => few.get(id)?.margin ?? null;
    const score: Scorer["score"] = (id, vectors, own) => few.get(id)?.scored ?? scorer.score(id, vectors, own);
    const among = { ...context, margins: { margin }, scorer: { ...scorer, score } };
    const ranked = rankAmong(among, { vector, length }, looked, null, () => false, contradictedBy(claims));
    return ranked.map((one) => withCandidate(one).candidate);
  };

  let isTrial = false;
  const remembered = createRemembered<readonly Candidate[]>();
  const candidates: Library["candidates"] = (normalized, key, data = []) => {
    const find = (): readonly Candidate[] => rank(normalized, key, data).ranked.map(({ candidate }) => candidate);
    // What is remembered holds while every entry has the wordings the model was trained on.
    if (editable || isTrial || differing.size > 0 || data.length > 0) return find();
    return remembered(normalized, find);
  };

  const trainedAs = new Map(model?.entries.map((id, i) => [id, model.taughtAs[i] ?? 0]));
  /** Entries that differ from the model's: changed, new, or gone (all are, until they are added). */
  const differing = new Set(trainedAs.keys());
  const retraining = createRetraining(entries, margins, outOfScope, dictionary, {
    isTrained: (id) => trainedAs.has(id),
    reader,
    editable,
  });

  let isWhole = false;
  const retrain = function* (): Generator<void, void, undefined> {
    // Those that were never added; who is removed later is gone at once.
    if (!isWhole) for (const id of trainedAs.keys()) if (!entries.has(id)) margins?.remove(id);
    isWhole = true;
    yield* retraining.retrain();
  };

  const saved: Saved = {
    entries,
    dictionary,
    margins,
    keys,
    outOfScope,
    retraining,
    index,
    read: (entry) => {
      const wordings = wordingsOf(entry, reader);
      const vectors = addWordings(wordings, dictionary);
      removeWordings(vectors, dictionary);
      return { id: entry.id, entry, order: trainingOrderOf(wordings), wordings, vectors };
    },
    isAsTrained: ({ id, wordings }) => trainedAs.get(id) === wordingsHash(wordings),
  };

  const tryOut: Library["tryOut"] = (changed, reader, use, leftOut) => {
    vocabulary = reader ?? taughtVocabulary;
    isTrial = true;
    try {
      return inTheirPlace(saved, changed, use, leftOut);
    } finally {
      vocabulary = taughtVocabulary;
      isTrial = false;
    }
  };

  return {
    prepare: function* () {
      if (model) yield* takeFeatures(dictionary, model.features, model.df, model.wordings);
    },
    add: (entry, prepared) => {
      const wordings = prepared ? wordingsIn(prepared) : wordingsOf(entry, reader);
      const ready = prepared?.vectors ?? null;
      const vectors = ready ? { ...ready, generation: dictionary.generation } : addWordings(wordings, dictionary);
      if (ready) countWordings(vectors, dictionary);
      const known: Known = { id: entry.id, entry, order: trainingOrderOf(wordings), wordings, vectors };
      entries.put(known);
      index.add(entry, wordings);
      keys.add(entry.id, wordings);
      outOfScope.teach(wordings);
      if (!margins) return;
      // Made now, in the slices of loading, and not when the first save needs them all.
      weightsOf(vectors, dictionary);
      if (editable) known.rows = prepared?.rows ?? rowsOf(vectors, dictionary);
      if (ready || trainedAs.get(entry.id) === wordingsHash(wordings)) {
        differing.delete(entry.id);
        margins.restore(entry.id);
        retraining.forget(entry.id);
      } else {
        differing.add(entry.id);
        retraining.await(entry.id);
      }
    },
    retrain,
    tryOut,
    saveOnTrial: (changes) => saveOnTrial(saved, changes),
    context,
    rankFew,
    featuresOf: ({ tokens, added }) =>
      featureIds(
        tokens,
        added.map((word) => word.tokens),
        dictionary,
      ),
    hasLeft: retraining.hasLeft,
    known: (id) => entries.get(id) ?? null,
    idsHolding: (text) =>
      [...entries.values()]
        .filter(({ wordings }) => wordings.some(({ rewritten }) => withoutMarks(rewritten).includes(text)))
        .map(({ entry }) => entry.id),
    isTaught: (feature) => (dictionary.df[dictionary.ids.get(feature) ?? -1] ?? 0) > 0,
    isProvisional: () => differing.size > 0,
    isTrained: margins !== null,
    remove: (id) => {
      const known = entries.get(id);
      if (!known) return;
      index.remove(known.entry, known.wordings);
      removeWordings(known.vectors, dictionary);
      keys.remove(id, known.wordings);
      outOfScope.forget(known.wordings);
      entries.remove(id);
      retraining.forget(id);
      margins?.remove(id);
      if (trainedAs.has(id)) differing.add(id);
      else differing.delete(id);
    },
    calibration: context.calibration,
    get: (id) => entries.get(id)?.entry ?? null,
    size: () => entries.size,
    exactEntry,
    rank,
    candidates,
    explain: (asked) => explain(asked, context.calibration, dictionary, scorer, margins),
    search: index.search,
  };
}
