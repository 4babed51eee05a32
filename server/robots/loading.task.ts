// Worker task: all that a robot is made from, read ahead beside the thread that answers, and handed over piece by piece.
import type { MessagePort } from "node:worker_threads";
import type { Model } from "../../shared/engine/model.ts";
import { prepareEntries, type PreparedEntry } from "../../shared/engine/loading.ts";
import type { Knowledge } from "../../shared/engine/types.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import type { Frozen } from "../versions/environments.ts";
import type { WorkerCall } from "../workers/pool.ts";
import { draftKnowledge, frozenKnowledge } from "./knowledge.ts";
import { fileModel, storedModel, type ModelPlace } from "./readModel.ts";

export interface LoadOrder {
  dataDir: string;
  kb: Kb;
  /** null: the draft as it is now. */
  frozen: Frozen | null;
  place: ModelPlace;
  /** Takes the pieces; each batch of entries is answered before the next is sent, so that the other side is never given two at once. */
  out: MessagePort;
}

export type Piece = { entries: PreparedEntry[] } | { model: Model; knowledge: Knowledge };

/** Sends the entries, then the model and the rest of the knowledge. False if the model cannot be read: then nothing is sent. */
export async function load({ input: { dataDir, kb, frozen, place, out } }: WorkerCall<LoadOrder>): Promise<boolean> {
  const db = openReadOnly(dataDir, "trainer");
  try {
    const model = "path" in place ? await fileModel(place.path) : storedModel(db, place.version);
    if (!model) return false;
    const knowledge = await (frozen ? frozenKnowledge(db, kb, frozen) : draftKnowledge(db, kb));
    for (const entries of prepareEntries(knowledge, model, frozen === null)) {
      const answered = new Promise((resolve) => out.once("message", resolve));
      out.postMessage({ entries } satisfies Piece, buffersOf(entries.flatMap(({ vectors }) => (vectors ? [vectors.features] : []))));
      await answered;
    }
    const { features, taughtAs, df, starts, owners, weights, biases } = model;
    const arrays = [features.text, features.starts, features.table, taughtAs, df, starts, owners, weights, biases];
    out.postMessage({ model, knowledge: { ...knowledge, entries: [] } } satisfies Piece, buffersOf(arrays));
    return true;
  } finally {
    db.close();
    out.close();
  }
}

/** What changes hands instead of being copied. */
const buffersOf = (arrays: readonly { buffer: ArrayBufferLike }[]): ArrayBuffer[] => [
  ...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer)),
];
