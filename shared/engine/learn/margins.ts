// A model at work: every entry's margin for a question. Classifiers are kept transposed, so that a question touches only the features it holds.
import { keepBest } from "../arrays/best.ts";
import { numbersBelow, startsOfLengths } from "../arrays/packed.ts";
import { WEIGHT_STEPS, type Classifier } from "./classifier.ts";
import type { Model } from "../model.ts";
import type { QuestionVector } from "../text/questionVector.ts";

/** Transposes classifiers (one an entry, in order of the entries). */
export function invert(classifiers: readonly Classifier[], features: number): Pick<Model, "starts" | "owners" | "weights" | "biases"> {
  const starts = new Uint32Array(features + 1);
  for (const { ids } of classifiers) for (const id of ids) starts[id + 1]!++;
  startsOfLengths(starts);
  const owners = numbersBelow(classifiers.length, starts[features] ?? 0);
  const weights = new Int16Array(owners.length);
  const filled = starts.slice();
  classifiers.forEach(({ ids, weights: values }, owner) =>
    ids.forEach((id, k) => {
      const at = filled[id]!++;
      owners[at] = owner;
      weights[at] = values[k] ?? 0;
    }),
  );
  return { starts, owners, weights, biases: Float64Array.from(classifiers, ({ bias }) => bias) };
}

/** The model at work, with classifiers that were retrained since. */
export interface Margins {
  /** Computes every entry's margin for a question. The rest speaks of the question loaded last. */
  load: (question: QuestionVector) => void;
  /** Ids of the entries with the highest margins, best first. */
  best: (limit: number) => string[];
  /** null for an entry without a classifier. */
  margin: (entry: string) => number | null;
  /** The weight of a feature in an entry's classifier. */
  weightOf: (entry: string, feature: number) => number;
  /** Puts a classifier in the place of the model's. */
  retrain: (entry: string, classifier: Classifier) => void;
  /** The classifier in the place of the model's, if there is one. */
  retrainedOf: (entry: string) => Classifier | null;
  /** The classifier that tells its margins; null for an entry without one. */
  classifierOf: (entry: string) => Classifier | null;
  /** Puts the model's own back, or none where it has none. */
  restore: (entry: string) => void;
  remove: (entry: string) => void;
}

/** Margins of a model. Keeps the question loaded last, and what was retrained; the model itself is left as it is. */
export function createMargins(model: Model): Margins {
  const ids = [...model.entries];
  const slots = new Map(ids.map((id, slot) => [id, slot]));
  const retrained = new Map<number, Classifier>();
  const gone = new Set<number>();
  let margins = new Float64Array(ids.length);
  const dot = ({ ids: known, weights, bias }: Classifier, question: QuestionVector): number => {
    let sum = 0;
    let at = 0;
    question.ids.forEach((id, k) => {
      while (at < known.length && (known[at] ?? 0) < id) at++;
      if (known[at] === id) sum += (question.weights[k] ?? 0) * (weights[at] ?? 0);
    });
    return bias + sum / WEIGHT_STEPS;
  };
  return {
    load: (question) => {
      const { starts, owners, weights, biases, features } = model;
      if (margins.length < ids.length) margins = new Float64Array(ids.length * 2);
      margins.fill(0);
      for (let k = 0; k < question.ids.length; k++) {
        const id = question.ids[k]!;
        if (id >= features.count) break;
        const asked = question.weights[k]!;
        const end = starts[id + 1]!;
        for (let at = starts[id]!; at < end; at++) margins[owners[at]!]! += asked * weights[at]!;
      }
      for (let slot = 0; slot < biases.length; slot++) margins[slot] = margins[slot]! / WEIGHT_STEPS + biases[slot]!;
      for (const [slot, classifier] of retrained) margins[slot] = dot(classifier, question);
    },
    best: (limit) => {
      const first: number[] = [];
      const isHigher = (slot: number, other: number): boolean => margins[slot]! > margins[other]!;
      for (let slot = 0; slot < ids.length; slot++) {
        const value = margins[slot]!;
        if (first.length === limit && value <= margins[first[limit - 1]!]!) continue;
        if (gone.size > 0 && gone.has(slot)) continue;
        keepBest(first, slot, limit, isHigher);
      }
      return first.map((slot) => ids[slot] ?? "");
    },
    margin: (entry) => {
      const slot = slots.get(entry);
      return slot === undefined || gone.has(slot) ? null : (margins[slot] ?? 0);
    },
    weightOf: (entry, feature) => {
      const slot = slots.get(entry) ?? -1;
      const classifier = retrained.get(slot);
      if (classifier) return (classifier.weights[classifier.ids.indexOf(feature)] ?? 0) / WEIGHT_STEPS;
      for (let at = model.starts[feature] ?? 0; at < (model.starts[feature + 1] ?? 0); at++)
        if (model.owners[at] === slot) return (model.weights[at] ?? 0) / WEIGHT_STEPS;
      return 0;
    },
    retrain: (entry, classifier) => {
      const slot = slots.get(entry) ?? ids.push(entry) - 1;
      slots.set(entry, slot);
      retrained.set(slot, classifier);
      gone.delete(slot);
    },
    retrainedOf: (entry) => retrained.get(slots.get(entry) ?? -1) ?? null,
    classifierOf: (entry) => {
      const slot = slots.get(entry);
      if (slot === undefined || gone.has(slot)) return null;
      return retrained.get(slot) ?? ownClassifier(model, slot);
    },
    restore: (entry) => {
      const slot = slots.get(entry) ?? -1;
      retrained.delete(slot);
      if (slot < model.entries.length) gone.delete(slot);
      else if (slot >= 0) gone.add(slot);
    },
    remove: (entry) => {
      const slot = slots.get(entry);
      if (slot !== undefined) gone.add(slot);
    },
  };
}

/** A classifier of the model's, taken out of all of them. */
function ownClassifier({ starts, owners, weights, biases, features }: Model, slot: number): Classifier {
  const ids: number[] = [];
  const own: number[] = [];
  for (let id = 0; id < features.count; id++) {
    const end = starts[id + 1]!;
    for (let at = starts[id]!; at < end; at++) {
      if (owners[at] !== slot) continue;
      ids.push(id);
      own.push(weights[at]!);
    }
  }
  return { ids: Int32Array.from(ids), weights: Int16Array.from(own), bias: biases[slot] ?? 0 };
}
