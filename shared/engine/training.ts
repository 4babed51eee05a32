// Training: from knowledge to a model, in slices. The same knowledge gives the same bits in any order of loading.
import type { EngineEntry, Knowledge } from "./types.ts";
import { background } from "./background.ts";
import { calibrate, drawnFrom } from "./calibrate.ts";
import { emptyDictionary, type Dictionary } from "./features.ts";
import { mask } from "./mask.ts";
import type { Model } from "./model.ts";
import { normalize } from "./normalize.ts";
import { runThrough } from "./slices.ts";
import { assemble, trainAll, type Progress, type Pupil } from "./trainAll.ts";
import { readVocabulary } from "./vocabulary.ts";
import { addWordings, byLot, lotOf, wordingsOf } from "./wordings.ts";

/** Trains in slices of a few milliseconds (an entry each); returns the model. */
export function* trainModel(knowledge: Pick<Knowledge, "entries" | "vocabulary" | "notOurs">): Generator<Progress, Model, undefined> {
  const vocabulary = readVocabulary(knowledge.vocabulary);
  const rewrite = (normalized: string): string => vocabulary.rewrite(normalized).text;
  const dictionary = emptyDictionary();
  const pupils = yield* readPupils(knowledge.entries, rewrite, dictionary, 2 * knowledge.entries.length);
  const strangers = strangersOf(knowledge.notOurs, rewrite);
  const drawn = drawnFrom(pupils);
  const total = drawn.length + pupils.length;
  const calibration = yield* calibrate(drawn, strangers, dictionary, total);
  const classifiers = yield* trainAll(pupils, strangers, dictionary, { done: drawn.length, total });
  return assemble(pupils, strangers, dictionary, classifiers, calibration);
}

/** The entries by lot, their wordings counted into the dictionary. */
export function* readPupils(
  entries: readonly EngineEntry[],
  rewrite: (normalized: string) => string,
  dictionary: Dictionary,
  total: number,
): Generator<Progress, Pupil[], undefined> {
  const read: Omit<Pupil, "vectors">[] = [];
  for (const entry of entries) {
    const wordings = wordingsOf(entry, rewrite);
    read.push({ id: entry.id, lot: lotOf(wordings), wordings });
    yield { done: 0, total };
  }
  const pupils: Pupil[] = [];
  for (const each of read.sort(byLot)) {
    pupils.push({ ...each, vectors: addWordings(each.wordings, dictionary) });
    yield { done: 0, total };
  }
  return pupils;
}

/** The model in one go: for tests and workers. */
export const trainNow = (knowledge: Pick<Knowledge, "entries" | "vocabulary" | "notOurs">): Model => runThrough(trainModel(knowledge));

/** Texts that belong to no entry, as they are compared: our everyday sentences, and questions that are not this robot's business. In one order. */
export function strangersOf(notOurs: readonly string[], rewrite: (normalized: string) => string): string[] {
  const own = notOurs.map((text) => rewrite(normalize(mask(text)))).sort();
  return [...new Set([...background().map(rewrite), ...own])];
}
