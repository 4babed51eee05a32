// Entries read ahead of a robot, by a thread that nobody waits for: what making it would work out from their texts, ready to be handed over.
import { emptyDictionary, takeFeatures } from "./features.ts";
import type { Model } from "./model.ts";
import type { EngineEntry, Knowledge } from "./types.ts";
import { readVocabulary } from "./vocabulary.ts";
import { addWordings, removeWordings, weightsOf, wordingsHash, wordingsOf, type EntryVectors, type Wording } from "./wordings.ts";

export interface PreparedEntry {
  entry: EngineEntry;
  /** `at`: 0 for the standard question, else the place among the similar ones + 1. Their texts are the entry's own. */
  wordings: (Pick<Wording, "kind" | "key" | "rewritten"> & { at: number })[];
  /** With weights; null for one that differs from what the model was trained on: its features are the robot's to number. */
  vectors: EntryVectors | null;
}

/** Reads entries as a robot of this model will, one a step. Those that come together share memory: so many wordings at a time. */
export function* prepareEntries(
  { entries, vocabulary: words }: Pick<Knowledge, "entries" | "vocabulary">,
  model: Model,
  wordingsAtOnce = 1_000,
): Generator<PreparedEntry[], void, undefined> {
  const vocabulary = readVocabulary(words);
  const dictionary = emptyDictionary();
  for (const _ of takeFeatures(dictionary, model.features, model.df, model.wordings));
  const trainedAs = new Map(model.entries.map((id, i) => [id, model.taughtAs[i]]));
  let batch: PreparedEntry[] = [];
  let size = 0;
  for (const entry of entries) {
    const wordings = wordingsOf(entry, (normalized) => vocabulary.rewrite(normalized).text);
    let vectors: EntryVectors | null = null;
    if (trainedAs.get(entry.id) === wordingsHash(wordings)) {
      vectors = addWordings(wordings, dictionary);
      weightsOf(vectors, dictionary);
      removeWordings(vectors, dictionary);
    }
    const texts = [entry.question, ...entry.similar.map(({ text }) => text)];
    batch.push({ entry, wordings: wordings.map(({ text, ...wording }) => ({ ...wording, at: texts.indexOf(text) })), vectors });
    size += wordings.length;
    if (size < wordingsAtOnce) continue;
    yield packed(batch);
    batch = [];
    size = 0;
  }
  yield packed(batch);
}

/** The wordings as the robot keeps them: a text that is the same in two forms is kept once. */
export function wordingsIn({ entry, wordings }: PreparedEntry): Wording[] {
  return wordings.map(({ at, kind, key, rewritten: form }) => {
    const text = (at === 0 ? entry.question : entry.similar[at - 1]?.text) ?? form;
    const rewritten = form === text ? text : form;
    return { text, kind, rewritten, key: key === rewritten ? rewritten : key };
  });
}

/** All arrays of a batch in one block: a block for each array would take more room than the array. */
function packed(batch: readonly PreparedEntry[]): PreparedEntry[] {
  const arraysOf = (vectors: EntryVectors) => {
    const { features, starts, wording, tf } = vectors;
    return { features, starts, wording, tf, weights: vectors.weights ?? new Float32Array(0) };
  };
  const sizes = batch.flatMap(({ vectors }) =>
    vectors ? Object.values(arraysOf(vectors)).map(({ byteLength }) => padded(byteLength)) : [],
  );
  const block = new ArrayBuffer(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  const moved = <A extends Int32Array | Uint16Array | Float32Array>(
    array: A,
    type: new (buffer: ArrayBuffer, at: number, length: number) => A,
  ): A => {
    const copy = new type(block, at, array.length);
    copy.set(array);
    at += padded(array.byteLength);
    return copy;
  };
  return batch.map((prepared) => {
    if (!prepared.vectors) return prepared;
    const { features, starts, wording, tf, weights } = arraysOf(prepared.vectors);
    const vectors = {
      ...prepared.vectors,
      features: moved(features, Int32Array),
      starts: moved(starts, Int32Array),
      wording: moved(wording, Uint16Array),
      tf: moved(tf, Uint16Array),
      weights: moved(weights, Float32Array),
    };
    return { ...prepared, vectors };
  });
}

const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4;
