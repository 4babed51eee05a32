// A newly trained model whose confidence is fitted to what people said of real questions, once there are enough.
import type { Model } from "./model.ts";
import { hashOf } from "./random.ts";
import { createRobot } from "./robot.ts";
import type { Knowledge } from "./types.ts";
import type { Labelled } from "./wordingValues.ts";

/** From so many labelled questions on they know better than the knowledge base itself (engine.md). */
export const LEAST_LABELS = 100;

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
  const { coefficients, fit } = createRobot(knowledge, model).fitConfidence(usable);
  if (!fit) return model;
  const until = usable.reduce((latest, { at }) => (at > latest ? at : latest), "");
  return { ...model, calibration: { coefficients, fit: { ...fit, questions: usable.length, until, labelsAs: labelsHash(usable) } } };
}
