// What a save runs, run ahead in steps while a robot loads: code that never ran takes three times as long, and who saves first would wait for it.
import type { Dictionary } from "../text/dictionary.ts";
import { emptyScratch } from "../learn/scratch.ts";
import { holdersOf } from "../learn/postings.ts";
import { rowsOf, type OutOfScopeRow, type Taught } from "../learn/rows.ts";
import { runThrough } from "../learn/slices.ts";
import { createTrainer, type AtHand } from "../learn/trainer.ts";
import { addWordings, removeWordings, weightsOf, wordingsOf, type TextReader, type Wording } from "../learn/wordings.ts";
import type { EngineEntry } from "../types.ts";

/** Some 2 ms each; after 20 nothing gets faster any more. */
const STEPS = 20;
/** Of whole trainings: the first saves of a process took 40 ms with none, and take 25. */
const WHOLE = 6;
const WORDINGS = 600;
const OUT_OF_SCOPE = 100;
/** Where fewer are taught a save is quick enough as it is. */
const WORTH_IT = 2_500;

// The machine compiles for all robots of a process.
let steps = 0;
let whole = 0;

/** Reads and trains a few entries, in training order, over and over, then some among all; nothing comes of it. */
export function* warmUp(
  taught: readonly (Taught & { entry: EngineEntry; wordings: Wording[] })[],
  outOfScope: readonly OutOfScopeRow[],
  dictionary: Dictionary,
  reader: TextReader,
  atHand: AtHand,
): Generator<void, void, undefined> {
  if (dictionary.wordings < WORTH_IT) return;
  const scratch = emptyScratch();
  let wordings = 0;
  const few = taught.filter(({ vectors }, i) => (wordings += vectors.count) <= WORDINGS || i < 2);
  const holders = runThrough(holdersOf(few, dictionary.df.length));
  for (; steps < STEPS; steps++) {
    const one = few[steps % few.length]!;
    const vectors = addWordings(wordingsOf(one.entry, reader), dictionary);
    removeWordings(vectors, dictionary);
    weightsOf(vectors, dictionary);
    rowsOf(vectors, dictionary);
    // One with a few wordings has more neighbours than it can learn from, as an entry among many has.
    const small = { ...one, vectors: addWordings(one.wordings.slice(0, 2), dictionary) };
    removeWordings(small.vectors, dictionary);
    createTrainer([...few, small], outOfScope.slice(0, OUT_OF_SCOPE), dictionary, { scratch, holders }).train(few.length);
    yield;
  }
  // Each as long as a save; one at least, which makes the buffers that this robot's saves will use.
  do {
    createTrainer(taught, outOfScope, dictionary, atHand).train(Math.floor((taught.length * whole) / WHOLE) % taught.length);
    yield;
  } while (++whole < WHOLE);
}
