// What can be asked about the knowledge itself, and what is said: what wordings are worth, and which changes make another entry answer.

/** A real question (logged, or a test case) and the entry it is meant for; null: none. */
export interface Labelled {
  question: string;
  entry: string | null;
}

/** @typeParam Q what is known of each question besides */
export interface WordingValue<Q extends Labelled = Labelled> {
  /** Of the similar question. */
  id: string;
  /** As the trainer wrote it. */
  text: string;
  /** The entry that wins this very wording when it is not taught, and how sure (0–100); null for none. */
  winner: string | null;
  confidence: number;
  /** Questions meant for the entry that only this wording lets it win. */
  wins: Q[];
  /** Questions meant for others, or for none, that the entry takes only because of this wording. */
  costs: Q[];
  /** The entry loses the wording when it is left out. */
  isWeak: boolean;
  /** Nothing changes when it is left out together with all others that are redundant: the entry answers them all the same, and no question goes another way. */
  isRedundant: boolean;
}

/** What the similar questions of one entry are worth. */
export interface Valued<Q extends Labelled> {
  /** Those of the questions that the entry takes as it is taught now; the first `most` of them. */
  taken: Q[];
  values: WordingValue<Q>[];
}

/** The questions by which wordings are valued. */
export interface Valuing<Q extends Labelled> {
  /** The most important first. */
  questions: readonly Q[];
  /** How many questions that the entry takes are asked again for each wording. */
  most: number;
}

/** One change. `entry` gains; the trainer may make it with one click. */
export type Fix =
  | { kind: "add_wording"; entry: string; text: string }
  | { kind: "add_synonym"; entry: string; words: [string, string] }
  | { kind: "add_negative"; entry: string; winner: string; text: string }
  | { kind: "move_wording"; entry: string; winner: string; text: string };

/** A fix that was tried out and makes the entry win, and how sure the robot is of it then (0–100). */
export interface TriedFix {
  fix: Fix;
  confidence: number;
}
