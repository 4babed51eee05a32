// Keeps the model up with what changed since it was made: a few entries are retrained one by one, many are left to the full training.
import type { Classifier } from "./classifier.ts";
import type { Dictionary } from "./features.ts";
import type { InLots } from "./inLots.ts";
import type { Margins } from "./model.ts";
import { holdersOf, type Holders } from "./postings.ts";
import { emptyRoom } from "./room.ts";
import type { Taught } from "./rows.ts";
import { standIn } from "./standIn.ts";
import type { Strangers } from "./strangers.ts";
import { createTeacher } from "./teacher.ts";
import type { EngineEntry } from "./types.ts";
import { warmUp } from "./warmUp.ts";
import type { Wording } from "./wordings.ts";

/** 5–35 ms each: of more, nobody would see anything before the full training replaces them all. */
export const MOST_RETRAINED = 50;
const STRANGERS_A_STEP = 50;

/** An entry as it is retrained. */
type Known = Taught & { entry: EngineEntry; wordings: Wording[] };

export interface Retraining {
  /** The entry is not the one the model was made from. */
  await: (entry: string) => void;
  /** It is gone, or as it was. */
  forget: (entry: string) => void;
  /** Retrains those that wait, one a step. Of more than MOST_RETRAINED none: those that changed keep the model's classifier, new ones have none (see `meet`). */
  retrain: () => Generator<void, void, undefined>;
  /** Retrains these, without strangers of the key `untaught`. */
  trainEach: (entries: ReadonlySet<string>, untaught?: string) => Generator<void, void, undefined>;
  /** For the next question: of the new entries that were left to the full training, those it comes near have a stand-in, and others none. */
  meet: (near: () => readonly string[]) => void;
}

export function createRetraining(
  entries: InLots<Known>,
  margins: Margins | null,
  strangers: Strangers,
  dictionary: Dictionary,
  ready: { isTrained: (entry: string) => boolean; rewrite: (normalized: string) => string; editable: boolean },
): Retraining {
  const waiting = new Set<string>();
  /** Entries without a classifier of any kind, with their stand-ins as far as they were made; and those that have theirs just now. */
  const left = new Map<string, Classifier | null>();
  let met: readonly string[] = [];
  const room = emptyRoom();
  let holders: Holders | null = null;
  let isWarm = false;

  /** Who holds what, made ready where an entry may be saved, else by the first retraining. */
  const held = function* (): Generator<void, Holders, undefined> {
    return (holders ??= yield* holdersOf(entries.sorted(), dictionary.df.length));
  };
  const read = function* (): Generator<void, void, undefined> {
    let steps = 0;
    for (const _ of strangers.read()) if (++steps % STRANGERS_A_STEP === 0) yield;
  };
  const trainEach: Retraining["trainEach"] = function* (ids, untaught) {
    if (ids.size === 0 || !margins) return;
    yield* read();
    const atHand = { room, holders: yield* held() };
    const taught = entries.sorted();
    const teacher = createTeacher(taught, strangers.untaught(untaught), dictionary, atHand);
    for (const id of ids) {
      margins.retrain(id, teacher.train(taught.findIndex((each) => each.id === id)));
      yield;
    }
  };
  return {
    await: (id) => void waiting.add(id),
    forget: (id) => {
      waiting.delete(id);
      left.delete(id);
    },
    retrain: function* () {
      if (!margins) return;
      if (ready.editable && !isWarm) {
        isWarm = true;
        yield* read();
        const atHand = { room, holders: yield* held() };
        yield* warmUp(entries.sorted(), strangers.untaught(), dictionary, ready.rewrite, atHand);
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
        const made = left.get(id) ?? standIn(entries.get(id)!.vectors, dictionary);
        left.set(id, made);
        margins.retrain(id, made);
      }
    },
  };
}
