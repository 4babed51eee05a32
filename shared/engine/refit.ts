// A newly trained model whose confidence is fitted to what people said of real questions, once there are enough.
import type { Model } from "./model.ts";
import { hashOf } from "./random.ts";
import { createRobot } from "./robot.ts";
import type { Knowledge } from "./types.ts";
import type { Labelled } from "./wordingValues.ts";

/** From so many labelled questions on they know better than the knowledge base itself (engine.md). */
export const LEAST_LABELS = 100;

/** The newest so many are fitted to: enough for seven coefficients, and older ones speak of what was asked long ago. Those taught since cost tens of milliseconds each. */
const MOST_LABELS = 500;

/** A real question, the entry somebody said it is meant for (null: none there is), and when. One a question. */
export interface Label extends Labelled {
  at: string;
}

/** Nothing is read of such a question. */
const PUNCTUATION = /^[\p{P}\p{Z}\p{Cc}\p{Cf}]*$/u;

/** Labels this knowledge can be judged by: those whose entry is still there. In order of their questions. */
export function usableLabels(labels: readonly Label[], isKnown: (entry: string) => boolean): Label[] {
  return labels
    .filter(({ question, entry }) => !PUNCTUATION.test(question) && (entry === null || isKnown(entry)))
    .toSorted((a, b) => (a.question < b.question ? -1 : a.question > b.question ? 1 : 0));
}

/** Equal for labels that fit alike; 0 for too few to fit by. */
export const labelsHash = (usable: readonly Label[]): number =>
  usable.length < LEAST_LABELS ? 0 : hashOf(usable.map(({ question, entry, at }) => `${question}\n${entry ?? ""}\n${at}`).join("\n"));

/** The model with its confidence fitted to the labels; as it is with fewer than 100 usable ones. The same model and labels give the same bits. */
export function refit(model: Model, knowledge: Knowledge, labels: readonly Label[]): Model {
  const known = new Set(model.entries);
  const usable = usableLabels(labels, (entry) => known.has(entry));
  if (usable.length < LEAST_LABELS) return model;
  // Sorting is stable: of labels given at one moment the first questions.
  const newest = usable.toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0)).slice(0, MOST_LABELS);
  const fitted = createRobot(knowledge, model).fitConfidence(newest);
  if (!fitted.fit) return model;
  const { at: until } = newest[0]!;
  return { ...model, calibration: { ...fitted, fit: { ...fitted.fit, questions: newest.length, until, labelsAs: labelsHash(usable) } } };
}
