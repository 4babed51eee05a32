// What the robot was taught, ready to be asked: entries in all the forms a question is compared with, and the ranking of candidates.
import type { Candidate, EngineEntry, Explanation } from "./types.ts";
import { USUAL, type Calibration } from "./confidence.ts";
import { withoutMarks } from "./coreWords.ts";
import { explain, type ToExplain } from "./explain.ts";
import { emptyDictionary, takeFeatures } from "./features.ts";
import type { QuestionVector } from "./questionVector.ts";
import { createKeys } from "./keys.ts";
import { createInLots } from "./inLots.ts";
import { createMargins, type Model } from "./model.ts";
import type { Reading } from "./question.ts";
import { createRetraining } from "./retraining.ts";
import { rankEntries, type Bench, type Ranked } from "./ranker.ts";
import { rowsOf, type Taught } from "./rows.ts";
import { createScorer } from "./score.ts";
import { wordingsIn, type PreparedEntry } from "./prepared.ts";
import { createSearchIndex, indexOnDemand, type SearchIndex } from "./searchIndex.ts";
import { createStrangers } from "./strangers.ts";
import type { VocabularyReader } from "./vocabulary.ts";
import { addWordings, countWordings, lotOf, removeWordings, weightsOf, wordingsHash, wordingsOf, type Wording } from "./wordings.ts";

/** Untrained entries that a question may come near. */
const MET = 20;

export interface Known extends Taught {
  entry: EngineEntry;
  wordings: Wording[];
}

/** A question as it was read, with its candidates: exact match first, then by score, then by id. */
export interface Ranking {
  reading: Reading;
  vector: QuestionVector;
  ranked: (Ranked<Known> & { candidate: Candidate })[];
}

export interface Library {
  /** Reads the model's features; before the first entry. */
  prepare: () => Generator<void, void, undefined>;
  /** Adds the entry, which may have been read ahead; its classifier, if the model has another, waits for `retrain`. */
  add: (entry: EngineEntry, prepared?: PreparedEntry) => void;
  /** Retrains the classifiers of entries that changed, one a step, or leaves them to the full training (retraining.ts). */
  retrain: () => Generator<void, void, undefined>;
  /** Does something as if these entries were in the place of those with their ids, their classifiers really retrained (without strangers of the key `untaught`), and the vocabulary another; then everything is as before. */
  tryOut: <T>(changed: readonly EngineEntry[], reader: VocabularyReader | null, use: () => T, untaught?: string) => T;
  known: (entry: string) => Known | null;
  /** Entries with this text in a wording as it is compared. */
  idsHolding: (text: string) => string[];
  /** Whether any wording holds the feature (features.ts). */
  isTaught: (feature: string) => boolean;
  /** Whether entries differ from those the model was trained on. */
  isProvisional: () => boolean;
  isTrained: boolean;
  /** Unknown ids are ignored. */
  remove: (entry: string) => void;
  get: (entry: string) => EngineEntry | null;
  size: () => number;
  /** See keys.ts. */
  exactEntry: (key: string) => string | null;
  /** Ranks the entries for a masked, normalised question and its key. */
  rank: (normalized: string, key: string) => Ranking;
  calibration: () => Calibration;
  setCalibration: (calibration: Calibration) => void;
  /** See explain.ts; speaks of the question ranked last. */
  explain: (asked: ToExplain) => Explanation;
  /** See searchIndex.ts. */
  search: (text: string, limit: number) => { entry: string; score: number }[];
}

export interface LibraryOptions {
  model: Model | null;
  strangers: readonly string[];
  /** Entries will be saved and searched for: what that needs is made while it is loaded, not by the first who does it. */
  editable: boolean;
}

export function createLibrary(taughtVocabulary: VocabularyReader, { model, editable, ...given }: LibraryOptions): Library {
  // Another one only within a trial.
  let vocabulary = taughtVocabulary;
  const rewrite = (normalized: string): string => vocabulary.rewrite(normalized).text;
  const dictionary = emptyDictionary();
  const margins = model ? createMargins(model) : null;
  const scorer = createScorer(dictionary);
  const keys = createKeys();
  const strangers = createStrangers(given.strangers, dictionary);
  const entries = createInLots<Known>();
  const newIndex = (): SearchIndex => createSearchIndex(dictionary, rewrite);
  // With a model the index only serves a trainer's search.
  const index = editable || !model ? newIndex() : indexOnDemand(newIndex, () => entries.values());
  const bench: Bench<Known> = {
    dictionary,
    scorer,
    margins,
    calibration: model?.calibration ?? USUAL,
    known: (id) => entries.get(id),
    all: () => entries.values(),
    candidates: index.candidates,
  };

  const rank = (normalized: string, key: string): Ranking => {
    const reading = vocabulary.readQuestion(normalized);
    const added = reading.added.map(({ tokens }) => tokens);
    retraining.meet(() => index.candidates(reading.tokens, MET));
    const { vector, ranked } = rankEntries(bench, reading.tokens, keys.exactEntry(key), (id) => keys.isNegative(key, id), added);
    // Field by field: a spread takes several times as long, eight times a question.
    const withCandidate = (each: Ranked<Known>): Ranking["ranked"][number] => {
      const { known, scored, evidence, confidence } = each;
      return { known, scored, evidence, confidence, candidate: candidateOf(each) };
    };
    return { reading, vector, ranked: ranked.map(withCandidate) };
  };

  const trainedAs = new Map(model?.entries.map((id, i) => [id, model.taughtAs[i] ?? 0]));
  /** Entries that differ from the model's: changed, new, or gone (all are, until they are added). */
  const differing = new Set(trainedAs.keys());
  const retraining = createRetraining(entries, margins, strangers, dictionary, { isTrained: (id) => trainedAs.has(id), rewrite, editable });

  let isWhole = false;
  const retrain = function* (): Generator<void, void, undefined> {
    // Those that were never added; who is removed later is gone at once.
    if (!isWhole) for (const id of trainedAs.keys()) if (!entries.has(id)) margins?.remove(id);
    isWhole = true;
    yield* retraining.retrain();
  };

  /** Puts entries in the place of others, or back, without telling the index: it only finds candidates, and search is not tried. */
  const swap = (out: readonly Known[], into: readonly Known[]): void => {
    for (const known of out) {
      removeWordings(known.vectors, dictionary);
      strangers.forget(known.wordings);
      keys.remove(known.entry.id, known.wordings);
    }
    for (const known of into) {
      countWordings(known.vectors, dictionary);
      strangers.teach(known.wordings);
      keys.add(known.entry.id, known.wordings);
      entries.put(known);
    }
  };

  const tryOut: Library["tryOut"] = (changed, reader, use, untaught) => {
    const before = changed.flatMap(({ id }) => entries.get(id) ?? []);
    retraining.meet(() => []);
    const classifiers = before.map(({ entry: { id } }) => [id, margins?.retrainedOf(id) ?? null] as const);
    vocabulary = reader ?? taughtVocabulary;
    const after = changed
      .filter(({ id }) => entries.has(id))
      .map((entry) => {
        const wordings = wordingsOf(entry, rewrite);
        const vectors = addWordings(wordings, dictionary);
        removeWordings(vectors, dictionary);
        return { id: entry.id, entry, lot: lotOf(wordings), wordings, vectors };
      });
    swap(before, after);
    try {
      for (const _ of retraining.trainEach(new Set(after.map(({ entry }) => entry.id)), untaught));
      return use();
    } finally {
      vocabulary = taughtVocabulary;
      swap(after, before);
      for (const [id, classifier] of classifiers) {
        if (classifier) margins?.retrain(id, classifier);
        else margins?.restore(id);
      }
    }
  };

  return {
    prepare: function* () {
      if (model) yield* takeFeatures(dictionary, model.features, model.df, model.wordings);
    },
    add: (entry, prepared) => {
      const wordings = prepared ? wordingsIn(prepared) : wordingsOf(entry, rewrite);
      const ready = prepared?.vectors ?? null;
      const vectors = ready ? { ...ready, generation: dictionary.generation } : addWordings(wordings, dictionary);
      if (ready) countWordings(vectors, dictionary);
      const known: Known = { id: entry.id, entry, lot: lotOf(wordings), wordings, vectors };
      entries.put(known);
      index.add(entry, wordings);
      keys.add(entry.id, wordings);
      strangers.teach(wordings);
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
      strangers.forget(known.wordings);
      entries.remove(id);
      retraining.forget(id);
      margins?.remove(id);
      if (trainedAs.has(id)) differing.add(id);
      else differing.delete(id);
    },
    calibration: () => bench.calibration,
    setCalibration: (calibration) => void (bench.calibration = calibration),
    get: (id) => entries.get(id)?.entry ?? null,
    size: () => entries.size,
    exactEntry: keys.exactEntry,
    rank,
    explain: (asked) => explain(asked, bench.calibration, dictionary, scorer, margins),
    search: index.search,
  };
}

const candidateOf = ({ known, scored: { score }, confidence }: Ranked<Known>): Candidate => ({
  entry: known.entry.id,
  question: known.entry.question,
  confidence,
  score,
});
