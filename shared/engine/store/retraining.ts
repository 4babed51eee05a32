// Keeps the model up with what changed since it was made: a few entries are retrained one by one, many are left to the full training.
import type { TextReader } from "../learn/wordings.ts";
import type { Classifier } from "../learn/classifier.ts";
import type { Dictionary } from "../text/dictionary.ts";
import type { InTrainingOrder } from "./inTrainingOrder.ts";
import type { Margins } from "../learn/margins.ts";
import { holdersOf, type Holders } from "../learn/postings.ts";
import { emptyScratch } from "../learn/scratch.ts";
import type { Taught } from "../learn/rows.ts";
import { centroidClassifier } from "../learn/centroid.ts";
import type { OutOfScopeTexts } from "./outOfScope.ts";
import { createTrainer } from "../learn/trainer.ts";
import type { EngineEntry } from "../types.ts";
import { warmUp } from "./warmUp.ts";
import type { Wording } from "../learn/wordings.ts";

/** 5–35 ms each: of more, nobody would see anything before the full training replaces them all. */
export const MOST_RETRAINED = 50;
const OUT_OF_SCOPE_A_STEP = 50;

/** An entry as it is retrained. */
type Known = Taught & { entry: EngineEntry; wordings: Wording[] };

/** Which entries' classifiers are out of date, and how they come up to date. */
export interface Retraining {
  /** The entry is not the one the model was made from. */
  await: (entry: string) => void;
  /** It is gone, or as it was. */
  forget: (entry: string) => void;
  /** Whether it is one of the new entries that were left to the full training; whether there are any. */
  isLeft: (entry: string) => boolean;
  hasLeft: () => boolean;
  /** It is left to the full training again. */
  leave: (entry: string) => void;
  /** Retrains those that wait, one a step. Of more than MOST_RETRAINED none: those that changed keep the model's classifier, new ones have none (see `meet`). */
  retrain: () => Generator<void, void, undefined>;
  /** Retrains these, without out-of-scope texts of the key `leftOut`. */
  trainEach: (entries: ReadonlySet<string>, leftOut?: string) => Generator<void, void, undefined>;
  /** For the next question: of the new entries that were left to the full training, those it comes near have a centroid classifier, and others none. */
  meet: (near: () => readonly string[]) => void;
}

/** `margins` of null: nothing is trained, and all of it does nothing. `ready.isTrained`: the model has a classifier for the entry, be it an old one. */
export function createRetraining(
  entries: InTrainingOrder<Known>,
  margins: Margins | null,
  outOfScope: OutOfScopeTexts,
  dictionary: Dictionary,
  ready: { isTrained: (entry: string) => boolean; reader: TextReader; editable: boolean },
): Retraining {
  const waiting = new Set<string>();
  /** Entries without a classifier of any kind, with their centroid classifiers as far as they were made; and those that have theirs just now. */
  const left = new Map<string, Classifier | null>();
  let met: readonly string[] = [];
  const scratch = emptyScratch();
  let holders: Holders | null = null;
  let isWarm = false;

  /** Who holds what, made ready where an entry may be saved, else by the first retraining. */
  const held = function* (): Generator<void, Holders, undefined> {
    return (holders ??= yield* holdersOf(entries.sorted(), dictionary.df.length));
  };
  const read = function* (): Generator<void, void, undefined> {
    let steps = 0;
    for (const _ of outOfScope.read()) if (++steps % OUT_OF_SCOPE_A_STEP === 0) yield;
  };
  const trainEach: Retraining["trainEach"] = function* (ids, leftOut) {
    if (ids.size === 0 || !margins) return;
    yield* read();
    const atHand = { scratch, holders: yield* held() };
    const taught = entries.sorted();
    const trainer = createTrainer(taught, outOfScope.rows(leftOut), dictionary, atHand);
    for (const id of ids) {
      margins.retrain(id, trainer.train(taught.findIndex((each) => each.id === id)));
      yield;
    }
  };
  return {
    await: (id) => void waiting.add(id),
    forget: (id) => {
      waiting.delete(id);
      left.delete(id);
    },
    isLeft: (id) => left.has(id),
    hasLeft: () => left.size > 0,
    leave: (id) => void left.set(id, null),
    retrain: function* () {
      if (!margins) return;
      if (ready.editable && !isWarm) {
        isWarm = true;
        yield* read();
        const atHand = { scratch, holders: yield* held() };
        yield* warmUp(entries.sorted(), outOfScope.rows(), dictionary, ready.reader, atHand);
      }
      const due = new Set(waiting);
      waiting.clear();
      if (due.size <= MOST_RETRAINED) yield* trainEach(due);
      else for (const id of due) if (!ready.isTrained(id)) left.set(id, null);
    },
    trainEach,
    meet: (near) => {
      if (!margins || (left.size === 0 && met.length === 0)) return;
      for (const id of met) if (margins.retrainedOf(id) === left.get(id)) margins.restore(id);
      met = left.size === 0 ? [] : near().filter((id) => left.has(id) && !margins.retrainedOf(id));
      for (const id of met) {
        const made = left.get(id) ?? centroidClassifier(entries.get(id)!.vectors, dictionary);
        left.set(id, made);
        margins.retrain(id, made);
      }
    },
  };
}
