// Questions that are held, each with how it stands: looked at in slices, asked again where they may stand otherwise.
import type { TrafficQuestion } from "../studies.ts";
import { indexQuestions, type QuestionIndex } from "./questionIndex.ts";
import type { QuestionStanding } from "./standing.ts";

/** A question and how it stands. */
export interface Held<Q extends TrafficQuestion = TrafficQuestion> {
  question: Q;
  standing: QuestionStanding;
}

/** Some questions that are held together. */
export interface Holding<Q extends TrafficQuestion> {
  readonly all: readonly Held<Q>[];
  /** These from now on. Those with a name that was there before are not asked again. Yields how many stand. */
  fill: (questions: readonly Q[], nameOf: (question: Q) => string) => Generator<number, void, undefined>;
  /** Uses those for which `how` holds, with pauses; tells how many it has looked at. */
  eachOf: <H>(how: (one: Held<Q>, i: number) => H | null, use: (one: Held<Q>, how: H) => void) => Generator<number, void, undefined>;
  /** Asks those again that are concerned. */
  standAgain: (isConcerned: (one: Held<Q>, i: number) => boolean) => Generator<number, void, undefined>;
  /** Under their features, by number as they are held. */
  indexed: () => Generator<void, QuestionIndex, undefined>;
  /** Words are known now that were not: the index is made anew when it is needed next. */
  forgetIndex: () => void;
}

/** Questions asked in a slice, .1 to .3 ms each; and looked at, less than a µs each. */
export const ASKED_A_SLICE = 20;
const LOOKED_A_SLICE = 5_000;

/** Holds none yet. `stand` is told the question; `features`: how many there are. */
export function createHolding<Q extends TrafficQuestion>(stand: (question: Q) => QuestionStanding, features: () => number): Holding<Q> {
  let held: Held<Q>[] = [];
  let index: QuestionIndex | null = null;
  const eachOf: Holding<Q>["eachOf"] = function* (how, use) {
    let work = 0;
    for (const [i, one] of held.entries()) {
      const found = how(one, i);
      if (found !== null) use(one, found);
      work += found === null ? 1 / LOOKED_A_SLICE : 1 / ASKED_A_SLICE;
      if (work < 1) continue;
      work = 0;
      yield i;
    }
  };
  return {
    get all() {
      return held;
    },
    fill: function* (questions, nameOf) {
      const before = new Map(held.map((one) => [nameOf(one.question), one.standing]));
      index = null;
      held = [];
      for (const question of questions) {
        const known = before.get(nameOf(question));
        held.push({ question, standing: known ?? stand(question) });
        if (!known && held.length % ASKED_A_SLICE === 0) yield held.length;
      }
    },
    eachOf,
    standAgain: (isConcerned) =>
      eachOf(
        (one, i) => (isConcerned(one, i) ? true : null),
        (one) => (one.standing = stand(one.question)),
      ),
    indexed: function* () {
      return (index ??= yield* indexQuestions(
        held.map(({ standing }) => standing.vector),
        features(),
      ));
    },
    forgetIndex: () => {
      index = null;
    },
  };
}
