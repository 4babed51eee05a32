// Every entry's classifier, and the model made of them.
import type { Classifier } from "./classifier.ts";
import { background } from "../text/background.ts";
import { mask } from "../mask.ts";
import { normalize } from "../text.ts";
import type { Calibration, EngineEntry } from "../types.ts";
import type { Dictionary } from "../text/dictionary.ts";
import { invert } from "./margins.ts";
import { type Model, ENGINE_VERSION } from "../model.ts";
import { packNames } from "../text/names.ts";
import { hashOf } from "../statistics.ts";
import { outOfScopeRow, type OutOfScopeRow, type Taught } from "./rows.ts";
import { createTrainer } from "./trainer.ts";
import { addWordings, byTrainingOrder, trainingOrderOf, type TextReader, wordingsHash, wordingsOf, type Wording } from "./wordings.ts";

/** How far a training is: `done` of `total` classifiers, those of the calibration included. */
export interface Progress {
  done: number;
  total: number;
}

/** An entry as it is trained: its wordings, and their vectors. */
export interface TrainingEntry extends Taught {
  wordings: Wording[];
}

/** One classifier for each, in order. */
export function* trainAll(
  taught: readonly TrainingEntry[],
  outOfScope: readonly string[],
  dictionary: Dictionary,
  { done, total }: Progress,
): Generator<Progress, Classifier[], undefined> {
  // Where somebody teaches "hello", hello is not out of scope.
  const own = new Set(taught.flatMap(({ wordings }) => wordings.flatMap(({ kind, rewritten }) => (kind === "answer" ? [] : [rewritten]))));
  const rows = outOfScope
    .filter((text) => !own.has(text))
    .map((text) => outOfScopeRow(text, dictionary))
    .filter((row): row is OutOfScopeRow => row !== null);
  const trainer = createTrainer(taught, rows, dictionary);
  const classifiers: Classifier[] = [];
  for (const i of taught.keys()) {
    classifiers.push(trainer.train(i));
    yield { done: done + i + 1, total };
  }
  return classifiers;
}

/** A model of classifiers that were trained under this dictionary, one an entry and in the order of `trainingEntries`. */
export function assemble(
  trainingEntries: readonly TrainingEntry[],
  outOfScope: readonly string[],
  dictionary: Dictionary,
  classifiers: readonly Classifier[],
  calibration: Calibration,
): Model {
  return {
    engineVersion: ENGINE_VERSION,
    entries: trainingEntries.map(({ id }) => id),
    taughtAs: Uint32Array.from(trainingEntries, ({ wordings }) => wordingsHash(wordings)),
    features: packNames(dictionary.ids.keys()),
    df: Uint32Array.from(dictionary.df),
    wordings: dictionary.wordings,
    strangersAs: hashOf(outOfScope.join("\n")),
    ...invert(classifiers, dictionary.df.length),
    calibration,
  };
}

/** The entries in training order, their wordings counted into the dictionary. */
export function* readTrainingEntries(
  entries: readonly EngineEntry[],
  reader: TextReader,
  dictionary: Dictionary,
  total: number,
): Generator<Progress, TrainingEntry[], undefined> {
  const read: Omit<TrainingEntry, "vectors">[] = [];
  for (const entry of entries) {
    const wordings = wordingsOf(entry, reader);
    read.push({ id: entry.id, order: trainingOrderOf(wordings), wordings });
    yield { done: 0, total };
  }
  const trainingEntries: TrainingEntry[] = [];
  for (const each of read.sort(byTrainingOrder)) {
    trainingEntries.push({ ...each, vectors: addWordings(each.wordings, dictionary) });
    yield { done: 0, total };
  }
  return trainingEntries;
}

/** Texts that belong to no entry, as they are compared: our everyday sentences, and questions that are not this robot's business. In one order. */
export function outOfScopeTexts(notOurs: readonly string[], { rules, rewrite }: TextReader): string[] {
  const own = notOurs.map((text) => rewrite(normalize(mask(text, rules)))).sort();
  return [...new Set([...background().map(rewrite), ...own])];
}
