// What can be asked about the knowledge itself, and what is said: what wordings are worth, and which changes make another entry answer.
import type { AskContext, EngineEntry } from "./types.ts";

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

/** A question that nobody answers, as a wording of an entry. */
export interface SuggestedWording {
  question: TrafficQuestion;
  /** What the entry would answer then beyond what the suggestions before it give it, itself among them. */
  gained: { questions: number; times: number };
  /** What others answer now and would not. */
  cost: { questions: number; times: number };
}

/** How a group of words is used. */
export interface WordUse {
  /** Entries that teach a wording with one of them. */
  entries: number;
  /** Distinct questions with one of them, and how often they were asked. */
  questions: number;
  times: number;
  /** Places of those in the group that stand in no question. */
  unasked: number[];
}

/** Who can be asked what serves a question, as a robot can. */
export interface Serving {
  served: (question: string, context: AskContext) => string | null;
}

/** One entry as it would be saved; null: deleted. */
export interface EntryChange {
  id: string;
  entry: EngineEntry | null;
}

/** A question customers asked, how often, and the channel they asked it on. */
export interface TrafficQuestion {
  /** Masked. */
  text: string;
  times: number;
  channel?: string | undefined;
}

/** A question that something else serves after a change: `from` null gained, `to` null lost, else moved. */
export interface Flip {
  question: TrafficQuestion;
  from: string | null;
  to: string | null;
}

/** A wording that its entry is taught, and that does not reach it after a change; it did before, or is new. */
export interface BrokenWording {
  entry: string;
  text: string;
  /** What serves it instead; null: nothing. */
  to: string | null;
}

/** A moment at which an entry begins, or ends, to be in force. */
export interface ForceMoment {
  entry: string;
  /** ISO time with offset. */
  at: string;
}

/** Distinct questions, and how often they were asked. */
interface Sums {
  questions: number;
  times: number;
}

/** What becomes of real questions at such a moment, by it alone. */
export interface ForceMomentSeen extends ForceMoment {
  /** It serves them before, and nothing after: a runner-up never stands in. */
  lost: Sums;
  /** Nothing serves them before, and it after. */
  gained: Sums;
  /** Another serves them before, and it after, or the other way round. */
  moved: Sums;
  /** Of what is lost: the nearest entry that may speak then (null: none), most asked first. */
  nearest: (Sums & { entry: string | null })[];
  /** The most asked of what is lost or gained. */
  first: { text: string; times: number }[];
}

/** What saving some changes would do to real questions. */
export interface Foreseen {
  /** Most asked first. */
  flips: Flip[];
  broken: BrokenWording[];
  /** Questions that had to be asked again: the others cannot differ. */
  asked: number;
  /** Of the watched questions that were asked about: what would serve each. */
  watched: { id: string; to: string | null }[];
}

/** A question that is held beside those that are counted: no flip tells of it. */
export interface WatchedQuestion extends TrafficQuestion {
  id: string;
}

/** How a watched question stands. */
export interface WatchedStanding {
  id: string;
  served: string | null;
  /** Of the best candidate; 0 without one. */
  confidence: number;
  /** The best entries with their scores, best first; 8 at most. */
  nearest: [entry: string, score: number][];
}

/**
 * Real questions with what serves each as the robot stands. What serves a question is the entry whose answer, or person, it gets as the first
 * of a conversation; nothing where it is asked back, not answered or blocked. Everything is done in slices of some milliseconds; one at a time.
 */
export interface Traffic {
  /** The questions from now on, as asked at this time. Those that are there already are not asked again. Yields how many stand. */
  hold: (questions: readonly TrafficQuestion[], at: string) => Generator<number, void, undefined>;
  /** Questions to watch from now on: `told` is told how each stands, and again whenever it stands otherwise. Those that are watched already are not asked again. Yields how many stand. To be called after `hold`. */
  watch: (questions: readonly WatchedQuestion[], told: (stood: WatchedStanding) => void) => Generator<number, void, undefined>;
  /** What saving these would flip, one after the other: exactly what asking before and after would find. `alsoOf`: ids of watched questions whose answer is wanted, too. Nothing is changed by it; to be ended by `return` at any time. */
  foresee: (changes: readonly EntryChange[], alsoOf?: readonly string[]) => Generator<void, Foreseen, undefined>;
  /** What would flip if another robot took this one's place: every question is asked of it, and every wording that is taught. Yields how many of both are done. */
  foreseeRobot: (other: Serving) => Generator<number, Foreseen, undefined>;
  /** Saves them. The robot has them at the first step. */
  save: (changes: readonly EntryChange[]) => Generator<void, void, undefined>;
  /** A question became, or no longer is, not our business. */
  notOurs: (text: string, added: boolean) => Generator<void, void, undefined>;
  /** Questions near an entry that nothing serves, by what teaching each would add (study/suggestions.ts); without a model, or for an unknown entry, none. Those for which `isAside` are not looked at. Yields how many were tried, of `SUGGESTIONS_TRIED` at most. */
  suggest: (entry: string, most: number, isAside: (text: string) => boolean) => Generator<number, SuggestedWording[], undefined>;
  /** What becomes of the questions when entries begin or end to be in force: each is asked just before and at that moment. In the order given. */
  foreseeForce: (moments: readonly ForceMoment[]) => Generator<void, ForceMomentSeen[], undefined>;
  /** How groups of words are used by the questions, and by what is taught. */
  countWords: (groups: readonly (readonly string[])[]) => Generator<void, WordUse[], undefined>;
  readonly size: number;
}

/** The nearest so many, most asked first, are tried as wordings of an entry. */
export const SUGGESTIONS_TRIED = 40;
