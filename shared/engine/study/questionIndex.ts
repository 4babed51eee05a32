// Many questions by their features: one classifier is tried on all of them by touching only the features it knows.
import { numbersBelow, startsOfLengths } from "../arrays/packed.ts";
import { WEIGHT_STEPS, type Classifier } from "../learn/classifier.ts";
import type { QuestionVector } from "../text/questionVector.ts";

/** Questions, by number, under the features they hold. */
export interface QuestionIndex {
  /** The classifier's margin for each question: bit for bit what it is when the question is asked. Without a classifier -Infinity. */
  marginsOf: (classifier: Classifier | null) => Float64Array;
  /** 1 for the questions that hold one of the features. */
  holding: (features: readonly number[]) => Uint8Array;
}

const QUESTIONS_A_SLICE = 500;

/** In slices. `features`: how many there are. */
export function* indexQuestions(vectors: readonly QuestionVector[], features: number): Generator<void, QuestionIndex, undefined> {
  const starts = new Uint32Array(features + 1);
  for (const [i, { ids }] of vectors.entries()) {
    for (let k = 0; k < ids.length; k++) starts[ids[k]! + 1]!++;
    if (i % QUESTIONS_A_SLICE === 0) yield;
  }
  startsOfLengths(starts);
  const owners = numbersBelow(vectors.length, starts[features] ?? 0);
  const weights = new Float32Array(owners.length);
  const filled = starts.slice();
  for (const [i, { ids, weights: own }] of vectors.entries()) {
    for (let k = 0; k < ids.length; k++) {
      const at = filled[ids[k]!]!++;
      owners[at] = i;
      weights[at] = own[k]!;
    }
    if (i % QUESTIONS_A_SLICE === 0) yield;
  }
  return {
    marginsOf: (classifier) => {
      const margins = new Float64Array(vectors.length);
      if (!classifier) return margins.fill(Number.NEGATIVE_INFINITY);
      classifier.ids.forEach((id, k) => {
        const weight = classifier.weights[k]!;
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? end; at < end; at++) margins[owners[at]!]! += weight * weights[at]!;
      });
      for (let i = 0; i < margins.length; i++) margins[i] = classifier.bias + margins[i]! / WEIGHT_STEPS;
      return margins;
    },
    holding: (wanted) => {
      const holds = new Uint8Array(vectors.length);
      for (const id of wanted) for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at++) holds[owners[at]!] = 1;
      return holds;
    },
  };
}
