// The texts that are nearest to each text, by their words and by what they lead to.
import { agreementOf, leaningsOf, MOST_LEANINGS, type Leanings } from "./agreement.ts";
import { addToVectors, cosineOf, countTexts, emptyVectors, nearTexts, removeText } from "./textVectors.ts";

/** What agreement about entries adds to a cosine, at most. Only what .3 of it gave or took on dev: AMI −.03 to +.03, purity −.03 to −.10. */
const AGREEMENT = 0.15;
/** Neighbours of each text. With 40 instead AMI changes by .01. */
export const NEIGHBOURS = 25;

/** What is compared of a text. */
export interface Compared {
  text: string;
  nearest: readonly { entry: string; score: number }[];
}

/** Nearest first, of equal ones the one that came last. */
export interface NearTexts {
  texts: Int32Array;
  weights: Float32Array;
}

/** Texts by number, in the order they came. */
export interface Neighbours {
  /** Returns the number of the first. In slices. */
  add: (texts: readonly Compared[]) => Generator<number, number, undefined>;
  /** The 25 nearest of those that are there: cosine + .15 · agreement. */
  near: (text: number) => NearTexts;
  /** How near two texts are, by the same measure. */
  nearness: (one: number, other: number) => number;
  remove: (text: number) => void;
}

/** An empty one that knows how much words tell from what is taught. In slices. */
export function* createNeighbours(taught: readonly { text: string; entry: string }[]): Generator<void, Neighbours, undefined> {
  const vectors = emptyVectors();
  yield* countTexts(
    vectors,
    taught.map(({ text }) => text),
  );
  // Of so few entries all lead to the same ones, whatever they ask.
  const tells = new Set(taught.map(({ entry }) => entry)).size > MOST_LEANINGS;
  const leanings: Leanings[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (entry: string): number => {
    const known = numbers.get(entry);
    if (known !== undefined) return known;
    numbers.set(entry, numbers.size);
    return numbers.size - 1;
  };
  const agreement = (one: number, other: number): number => (tells ? AGREEMENT * agreementOf(leanings[one]!, leanings[other]!) : 0);
  return {
    *add(texts) {
      for (const { nearest } of texts) leanings.push(leaningsOf(nearest, numberOf));
      return yield* addToVectors(
        vectors,
        texts.map(({ text }) => text),
      );
    },
    near: (text) => {
      const { texts, cosines } = nearTexts(vectors, text);
      for (let i = 0; i < texts.length; i++) cosines[i]! += agreement(text, texts[i]!);
      return nearestOf(texts, cosines, NEIGHBOURS);
    },
    nearness: (one, other) => cosineOf(vectors, one, other) + agreement(one, other),
    remove: (text) => removeText(vectors, text),
  };
}

/** Numbers of texts are below. */
const TEXTS = 2 ** 24;
/** Weights are compared in steps of 2^-20: no rounding decides an order. */
const STEPS = 2 ** 20;

/** The nearest so many, in order. One number each, so that the engine's own sorting of numbers does it. */
export function nearestOf(texts: Int32Array, weights: Float32Array, most: number): NearTexts {
  const keys = new Float64Array(texts.length);
  for (let i = 0; i < texts.length; i++) keys[i] = -Math.round(weights[i]! * STEPS) * TEXTS - texts[i]!;
  keys.sort();
  const count = Math.min(most, texts.length);
  const near = { texts: new Int32Array(count), weights: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    const steps = Math.floor(-keys[i]! / TEXTS);
    near.texts[i] = -keys[i]! - steps * TEXTS;
    near.weights[i] = steps / STEPS;
  }
  return near;
}
