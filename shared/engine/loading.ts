// Entries read ahead of a robot, by a thread that nobody waits for: what making it would work out from their texts, ready to be handed over.
import { aligned } from "./arrays/packed.ts";
import { emptyDictionary, takeFeatures } from "./text/dictionary.ts";
import { takesLong, plainTemplate } from "./markdown.ts";
import { allKinds } from "./mask.ts";
import type { Model } from "./model.ts";
import { rowsOf, type EntryRows } from "./learn/rows.ts";
import type { EngineEntry, EngineSettings, Knowledge } from "./types.ts";
import { readVocabulary } from "./text/vocabulary.ts";
import { addWordings, removeWordings, weightsOf, wordingsHash, wordingsOf, type EntryVectors, type Wording } from "./learn/wordings.ts";

/** An entry as a thread hands it over: plain objects and typed arrays only. */
export interface PreparedEntry {
  entry: EngineEntry;
  /** The wordings in order: 0 for the standard question, else the place among the similar ones + 1. */
  places: Uint16Array;
  /** Their forms as they are compared, and their keys; null for one that is as the form before it: text, form, key. */
  forms: (string | null)[];
  keys: (string | null)[];
  /** With weights; null for one that differs from what the model was trained on: its features are the robot's to number. */
  vectors: EntryVectors | null;
  /** Where one entry at a time will be trained. */
  rows: EntryRows | null;
  /** Plain texts of its answers, in order; null for each that does not take long to write. */
  longTexts: (string | null)[] | null;
}

/** Reads entries as a robot of this model will (one whose entries will be saved, if `editable`), one a step. Those that come together share memory: so many wordings at a time. */
export function* prepareEntries(
  { entries, vocabulary: words, settings }: Pick<Knowledge, "entries" | "vocabulary"> & { settings?: EngineSettings },
  model: Model,
  editable: boolean,
  wordingsAtOnce = 1_000,
): Generator<PreparedEntry[], void, undefined> {
  const vocabulary = readVocabulary(words);
  const reader = { rules: settings?.masking ?? allKinds, rewrite: (normalized: string) => vocabulary.rewrite(normalized).text };
  const dictionary = emptyDictionary();
  for (const _ of takeFeatures(dictionary, model.features, model.df, model.wordings));
  const trainedAs = new Map(model.entries.map((id, i) => [id, model.taughtAs[i]]));
  let batch: PreparedEntry[] = [];
  let size = 0;
  for (const entry of entries) {
    const wordings = wordingsOf(entry, reader);
    let vectors: EntryVectors | null = null;
    if (trainedAs.get(entry.id) === wordingsHash(wordings)) {
      vectors = addWordings(wordings, dictionary);
      weightsOf(vectors, dictionary);
      removeWordings(vectors, dictionary);
    }
    batch.push({
      entry,
      places: Uint16Array.from(wordings, (wording) => placeOf(entry, wording)),
      forms: wordings.map(({ kind, text, rewritten }) => (rewritten === text && kind !== "answer" ? null : rewritten)),
      keys: wordings.map(({ rewritten, key }) => (key === rewritten ? null : key)),
      vectors,
      rows: vectors && editable ? rowsOf(vectors, dictionary) : null,
      longTexts: longTextsOf(entry),
    });
    size += wordings.length;
    if (size < wordingsAtOnce) continue;
    yield packed(batch);
    batch = [];
    size = 0;
  }
  yield packed(batch);
}

function longTextsOf({ answers }: EngineEntry): (string | null)[] | null {
  if (!answers.some(({ text }) => takesLong(text))) return null;
  return answers.map(({ text }) => (takesLong(text) ? plainTemplate(text) : null));
}

/** The place of an answer: of the 500 similar ones none is there. */
const ANSWER = 65_535;
const placeOf = ({ question, similar }: EngineEntry, { text, kind }: Wording): number =>
  kind === "answer"
    ? ANSWER
    : kind === "positive" && text === question
      ? 0
      : similar.findIndex((one) => one.text === text && one.kind === kind) + 1;

/** The wordings as a robot keeps them: what is the same is kept once. */
export function wordingsIn({ entry, places, forms, keys }: PreparedEntry): Wording[] {
  return Array.from(places, (place, i) => {
    if (place === ANSWER) return { text: forms[i]!, kind: "answer", rewritten: forms[i]!, key: forms[i]! };
    const similar = entry.similar[place - 1];
    const text = similar?.text ?? entry.question;
    const rewritten = forms[i] ?? text;
    return { text, kind: similar?.kind === "negative" ? "negative" : "positive", rewritten, key: keys[i] ?? rewritten };
  });
}

/** All arrays of a batch in one block: a block for each would take more room than what is in it. */
function packed(batch: readonly PreparedEntry[]): PreparedEntry[] {
  const arrays = batch.flatMap(({ vectors, rows }) => [
    ...(vectors ? ARRAYS.flatMap((name) => vectors[name] ?? []) : []),
    ...(rows ? [rows.starts, rows.ids, rows.weights] : []),
  ]);
  const block = new ArrayBuffer(arrays.reduce((sum, { byteLength }) => sum + padded(byteLength), 0));
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
  return batch.map(({ vectors, rows, ...rest }) => ({
    ...rest,
    vectors: vectors && {
      ...vectors,
      features: moved(vectors.features, Int32Array),
      starts: moved(vectors.starts, Int32Array),
      wording: moved(vectors.wording, Uint16Array),
      tf: moved(vectors.tf, Uint16Array),
      lengths: moved(vectors.lengths, Uint16Array),
      weights: vectors.weights && moved(vectors.weights, Float32Array),
    },
    rows: rows && {
      starts: moved(rows.starts, Int32Array),
      ids: moved(rows.ids, Int32Array),
      weights: moved(rows.weights, Float32Array),
    },
  }));
}

const ARRAYS = ["features", "starts", "wording", "tf", "lengths", "weights"] as const;
const padded = (bytes: number): number => aligned(bytes, 4);
