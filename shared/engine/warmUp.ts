// What a save runs, run ahead in steps while a robot loads: code that never ran takes three times as long, and who saves first would wait for it.
import type { Dictionary } from "./features.ts";
import { emptyRoom } from "./room.ts";
import { holdersOf } from "./postings.ts";
import { rowsOf, type Stranger, type Taught } from "./rows.ts";
import { runThrough } from "./slices.ts";
import { createTeacher, type AtHand } from "./teacher.ts";
import { addWordings, removeWordings, weightsOf, wordingsOf, type Wording } from "./wordings.ts";
import type { EngineEntry } from "./types.ts";

/** Some 2 ms each; after 20 nothing gets faster any more. */
const STEPS = 20;
/** Of whole trainings: the first saves of a process took 40 ms with none, and take 25. */
const WHOLE = 6;
const WORDINGS = 600;
const STRANGERS = 100;
/** Where fewer are taught a save is quick enough as it is. */
const WORTH_IT = 2_500;

// The machine compiles for all robots of a process.
let steps = 0;
let whole = 0;

/** Reads and trains a few entries, by lot, over and over, then some among all; nothing comes of it. */
export function* warmUp(
  taught: readonly (Taught & { entry: EngineEntry; wordings: Wording[] })[],
  strangers: readonly Stranger[],
  dictionary: Dictionary,
  rewrite: (normalized: string) => string,
  atHand: AtHand,
): Generator<void, void, undefined> {
  if (dictionary.wordings < WORTH_IT) return;
  const room = emptyRoom();
  let wordings = 0;
  const few = taught.filter(({ vectors }, i) => (wordings += vectors.count) <= WORDINGS || i < 2);
  const holders = runThrough(holdersOf(few, dictionary.df.length));
  for (; steps < STEPS; steps++) {
    const one = few[steps % few.length]!;
    const vectors = addWordings(wordingsOf(one.entry, rewrite), dictionary);
    removeWordings(vectors, dictionary);
    weightsOf(vectors, dictionary);
    rowsOf(vectors, dictionary);
    // One with a few wordings has more neighbours than it can learn from, as an entry among many has.
    const small = { ...one, vectors: addWordings(one.wordings.slice(0, 2), dictionary) };
    removeWordings(small.vectors, dictionary);
    createTeacher([...few, small], strangers.slice(0, STRANGERS), dictionary, { room, holders }).train(few.length);
    yield;
  }
  // Each as long as a save; one at least, which makes the room that this robot's saves will use.
  do {
    createTeacher(taught, strangers, dictionary, atHand).train(Math.floor((taught.length * whole) / WHOLE) % taught.length);
    yield;
  } while (++whole < WHOLE);
}
