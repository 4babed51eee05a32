// The taught wordings of one entry as vectors, and how near a question comes to them.
import { placeFrom, placeIn } from "../arrays/search.ts";
import type { EngineEntry, MaskingRules } from "../types.ts";
import { eachFeatureId, eachMeaningId, groupScales, quantise, weightIn, type ByGroup, type Dictionary } from "../text/dictionary.ts";
import { readTokens, type Group } from "../text/features.ts";
import type { QuestionVector } from "../text/questionVector.ts";
import { mask } from "../mask.ts";
import { keyOf, normalize, readMasked, tokenize, writtenKey } from "../text.ts";
import { hashOf } from "../statistics.ts";
import { answerEvidence } from "./answerEvidence.ts";
import { transpose } from "./transpose.ts";

/** What an entry's place in training and its draws hang on. */
export interface Ordered {
  id: string;
  /** A hash of its standard question. Not of its id: the same knowledge imported twice, under other ids, must answer alike. */
  order: number;
}

/** See `Ordered`. */
export const trainingOrderOf = (wordings: readonly Wording[]): number => hashOf(wordings[0]?.key ?? "");

/** The order of training: whatever the order of loading. Ids only part entries of one question. */
export const byTrainingOrder = (a: Ordered, b: Ordered): number => a.order - b.order || (a.id < b.id ? -1 : 1);

/** A taught wording: as the trainer wrote it, its key as it was written (`writtenKey`), and as it is compared. What an answer says stands among them as it is compared, three times: it is evidence, and never a match. */
export interface Wording {
  text: string;
  kind: "positive" | "answer" | "negative";
  key: string;
  rewritten: string;
}

/** How a robot reads what it is taught: masked by its rules, then with its word lists. */
export interface TextReader {
  rules: MaskingRules;
  rewrite: (normalized: string) => string;
}

/** Positive wordings first (the standard question leads), then what the answer says, then negative ones; each key once a kind, as a question asked twice is no stronger. */
export function wordingsOf(entry: EngineEntry, reader: TextReader): Wording[] {
  const all = [{ text: entry.question, kind: "positive" as const }, ...entry.similar];
  const positive = taughtWordings(all, "positive", reader);
  const negative = taughtWordings(all, "negative", reader);
  const said = reader.rewrite(normalize(mask(answerEvidence(entry.answers), reader.rules)));
  const key = keyOf(tokenize(said));
  // An answer that only repeats a question tells nothing more.
  if (key === "" || positive.length === 0 || positive.some((wording) => wording.key === key)) return [...positive, ...negative];
  return [...positive, { text: said, kind: "answer", key: said, rewritten: said }, ...negative];
}

function taughtWordings(
  all: readonly { text: string; kind: "positive" | "negative" }[],
  kind: "positive" | "negative",
  { rules, rewrite }: TextReader,
): Wording[] {
  const wordings: Wording[] = [];
  const keys = new Set<string>();
  for (const { text } of all.filter((wording) => wording.kind === kind)) {
    const { normalized, key: plain, data } = readMasked(text, rules);
    const key = writtenKey(plain, data);
    if (key === "" || keys.has(key)) continue;
    keys.add(key);
    const form = rewrite(normalized);
    // Kept once where they are the same.
    const rewritten = form === text ? text : form;
    wordings.push({ text, kind, key: key === rewritten ? rewritten : key, rewritten });
  }
  return wordings;
}

const SIGNS = { positive: "+", answer: "=", negative: "-" } as const;

/** Equal for wordings that train alike. */
export const wordingsHash = (wordings: readonly Wording[]): number =>
  hashOf(wordings.map(({ kind, rewritten }) => `${SIGNS[kind]}${rewritten}`).join("\n"));

/** Wordings of one entry, transposed: for each feature the wordings that hold it. A question then touches only what it shares. */
export interface EntryVectors {
  /** How many wordings; the first `positives` of them are positive, and the last `answers` of these (none or one) what the answer says. */
  count: number;
  positives: number;
  answers: number;
  /** Distinct feature ids, ascending; feature i stands at `starts[i]` to `starts[i + 1]` of the three below. */
  features: Int32Array;
  starts: Int32Array;
  wording: Uint16Array;
  tf: Uint16Array;
  /** Distinct features of each wording. */
  lengths: Uint16Array;
  /** Unit weights, made when first asked under a generation of the dictionary: nothing is kept for entries no question comes near. */
  weights: Float32Array | null;
  generation: number;
}

/** How many of the entry's wordings, the first ones, are questions that somebody taught it. */
export const taughtIn = ({ positives, answers }: Pick<EntryVectors, "positives" | "answers">): number => positives - answers;

/** Whether a question that somebody taught the entry holds the feature: its answer does not count. */
export function isTaughtIn(vectors: EntryVectors, feature: number): boolean {
  const place = placeIn(vectors.features, feature);
  // Wordings of a feature stand in order.
  return place >= 0 && vectors.wording[vectors.starts[place]!]! < taughtIn(vectors);
}

/** Counts the features of an entry's wordings and adds them to the dictionary. */
export function addWordings(wordings: readonly Wording[], dictionary: Dictionary): EntryVectors {
  const found: number[] = [];
  const ends = wordings.map(({ rewritten }) => {
    const tokens = readTokens(rewritten);
    const use = (id: number): void => void found.push(id);
    eachFeatureId(tokens, dictionary, use);
    eachMeaningId(tokens, dictionary, use);
    return found.length;
  });
  const transposed = transpose(found, ends, dictionary.df.length);
  const vectors: EntryVectors = {
    count: wordings.length,
    positives: wordings.filter(({ kind }) => kind !== "negative").length,
    answers: wordings.filter(({ kind }) => kind === "answer").length,
    ...transposed,
    lengths: lengthsOf(wordings.length, transposed.wording),
    weights: null,
    generation: -1,
  };
  countInto(dictionary, vectors, 1);
  return vectors;
}

function lengthsOf(count: number, wording: ArrayLike<number>): Uint16Array {
  const lengths = new Uint16Array(count);
  for (let at = 0; at < wording.length; at++) lengths[wording[at]!]!++;
  return lengths;
}

/** The same wordings without some of them (by index), counted into another dictionary of the same features. */
export function keepWordings(all: EntryVectors, isKept: (wording: number) => boolean, dictionary: Dictionary): EntryVectors {
  const places = Array.from({ length: all.count }, (_, wording) => (isKept(wording) ? 1 : 0));
  let count = 0;
  const place = places.map((kept) => (kept ? count++ : -1));
  const keptOf = (from: number, until: number): number => place.slice(from, until).filter((at) => at >= 0).length;
  const positives = keptOf(0, all.positives);
  const answers = keptOf(taughtIn(all), all.positives);
  const features: number[] = [];
  const starts: number[] = [0];
  const wording: number[] = [];
  const tf: number[] = [];
  for (let i = 0; i < all.features.length; i++) {
    for (let at = all.starts[i] ?? 0; at < (all.starts[i + 1] ?? 0); at++) {
      const to = place[all.wording[at] ?? 0] ?? -1;
      if (to < 0) continue;
      wording.push(to);
      tf.push(all.tf[at] ?? 1);
    }
    if (wording.length === starts.at(-1)) continue;
    features.push(all.features[i] ?? 0);
    starts.push(wording.length);
  }
  const kept: EntryVectors = {
    count,
    positives,
    answers,
    features: Int32Array.from(features),
    starts: Int32Array.from(starts),
    wording: Uint16Array.from(wording),
    tf: Uint16Array.from(tf),
    lengths: lengthsOf(count, wording),
    weights: null,
    generation: -1,
  };
  countInto(dictionary, kept, 1);
  return kept;
}

/** Puts an entry's wordings into the counts. */
export const countWordings = (vectors: EntryVectors, dictionary: Dictionary): void => countInto(dictionary, vectors, 1);

/** Takes an entry's wordings out of the counts again. */
export const removeWordings = (vectors: EntryVectors, dictionary: Dictionary): void => countInto(dictionary, vectors, -1);

function countInto(dictionary: Dictionary, { features, starts, count }: EntryVectors, sign: 1 | -1): void {
  features.forEach((id, i) => {
    dictionary.df[id] = (dictionary.df[id] ?? 0) + sign * ((starts[i + 1] ?? 0) - (starts[i] ?? 0));
  });
  dictionary.wordings += sign * count;
  if (!dictionary.trained) dictionary.generation++;
}

/** An entry with so many more features than the question is searched for those of the question; another is read through. */
const WORTH_SEARCHING = 6;

/** Cosine of the question (also dense, by feature id) to each wording, written to `into`. */
export function cosines(
  question: QuestionVector,
  dense: Float32Array,
  vectors: EntryVectors,
  dictionary: Dictionary,
  into: Float64Array,
): void {
  const weights = weightsOf(vectors, dictionary);
  const { features, starts, wording, count } = vectors;
  into.fill(0, 0, count);
  // The two loops are written out: a function for the inner one took a third longer.
  if (features.length > WORTH_SEARCHING * question.ids.length) {
    const { ids, weights: askedOf } = question;
    let place = 0;
    for (let k = 0; k < ids.length && place < features.length; k++) {
      place = placeFrom(features, place, ids[k]!);
      if (features[place] !== ids[k]) continue;
      const asked = askedOf[k]!;
      const end = starts[place + 1]!;
      for (let at = starts[place]!; at < end; at++) into[wording[at]!]! += asked * weights[at]!;
    }
    return;
  }
  for (let i = 0; i < features.length; i++) {
    const asked = dense[features[i]!]!;
    if (asked === 0) continue;
    const end = starts[i + 1]!;
    for (let at = starts[i]!; at < end; at++) into[wording[at]!]! += asked * weights[at]!;
  }
}

/** The weights of an entry under today's counts, made anew when the counts have changed. */
export function weightsOf(vectors: EntryVectors, dictionary: Dictionary): Float32Array {
  if (vectors.weights && vectors.generation === dictionary.generation) return vectors.weights;
  const { features, starts, wording, tf, count } = vectors;
  const weights = (vectors.weights ??= new Float32Array(wording.length));
  const squares = Array.from({ length: count }, (): ByGroup => [0, 0, 0, 0]);
  const eachWeight = (use: (at: number, index: number, group: Group) => void): void => {
    for (let i = 0; i < features.length; i++) {
      const group = dictionary.group[features[i] ?? 0] ?? 0;
      for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++) use(at, wording[at] ?? 0, group);
    }
  };
  for (let i = 0; i < features.length; i++) {
    const id = features[i] ?? 0;
    const once = weightIn(dictionary, id, 1);
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++)
      weights[at] = tf[at] === 1 ? once : weightIn(dictionary, id, tf[at] ?? 1);
  }
  eachWeight((at, index, group) => {
    const square = squares[index];
    if (square) square[group] += (weights[at] ?? 0) ** 2;
  });
  const scales = squares.map(groupScales);
  eachWeight((at, index, group) => {
    weights[at] = quantise((weights[at] ?? 0) * (scales[index]?.[group] ?? 0));
  });
  vectors.generation = dictionary.generation;
  return weights;
}
