// Every entry's classifier, and the model made of them.
import type { Classifier } from "./classifier.ts";
import { USUAL } from "./confidence.ts";
import type { Dictionary } from "./features.ts";
import { invert, type Model } from "./model.ts";
import { packNames } from "./names.ts";
import { hashOf } from "./random.ts";
import { strangerOf, type Stranger, type Taught } from "./rows.ts";
import { createTeacher } from "./teacher.ts";
import { ENGINE_VERSION } from "./version.ts";
import { wordingsHash, type Wording } from "./wordings.ts";

/** How far a training is: `done` of `total` classifiers, those of the calibration included. */
export interface Progress {
  done: number;
  total: number;
}

/** An entry as it is trained: its wordings, and their vectors. */
export interface Pupil extends Taught {
  wordings: Wording[];
}

/** One classifier for each, in order. */
export function* trainAll(
  taught: readonly Pupil[],
  strangers: readonly string[],
  dictionary: Dictionary,
  { done, total }: Progress,
): Generator<Progress, Classifier[], undefined> {
  // Where somebody teaches "hello", hello is no stranger.
  const own = new Set(taught.flatMap(({ wordings }) => wordings.map(({ rewritten }) => rewritten)));
  const rows = strangers
    .filter((text) => !own.has(text))
    .map((text) => strangerOf(text, dictionary))
    .filter((row): row is Stranger => row !== null);
  const teacher = createTeacher(taught, rows, dictionary);
  const classifiers: Classifier[] = [];
  for (const i of taught.keys()) {
    classifiers.push(teacher.train(i));
    yield { done: done + i + 1, total };
  }
  return classifiers;
}

export function assemble(
  pupils: readonly Pupil[],
  strangers: readonly string[],
  dictionary: Dictionary,
  classifiers: readonly Classifier[],
  calibration = USUAL,
): Model {
  return {
    engineVersion: ENGINE_VERSION,
    entries: pupils.map(({ id }) => id),
    taughtAs: Uint32Array.from(pupils, ({ wordings }) => wordingsHash(wordings)),
    features: packNames(dictionary.ids.keys()),
    df: Uint32Array.from(dictionary.df),
    wordings: dictionary.wordings,
    strangersAs: hashOf(strangers.join("\n")),
    ...invert(classifiers, dictionary.df.length),
    calibration,
  };
}
