// A model's bytes, from a file or from the database, as a model. Used by workers and, for small ones, by the server itself.
import { readFile } from "node:fs/promises";
import { type Model, readModel, ENGINE_VERSION } from "../../shared/engine/model.ts";
import type { Database } from "../base/db.ts";
import { modelParts } from "../versions/models.ts";

/** Where a model may lie: in a file, or with a version. */
export type ModelPlace = { path: string } | { version: string };

/** The model in a file; null if there is none that this engine can read. */
export async function fileModel(path: string): Promise<Model | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes && readOrNull(bytes);
}

/** The model a version was published with; null if there is none that this engine can read. */
export const storedModel = (db: Database, version: string): Model | null => readOrNull(Buffer.concat([...modelParts(db, version)]));

/** A model written by another engine, or half a file, is no model. */
function readOrNull(bytes: Buffer): Model | null {
  try {
    // Bytes of its own: a Buffer's may be a part of Node's, which no thread may hand over.
    const model = readModel(new Uint8Array(bytes));
    return model.engineVersion === ENGINE_VERSION ? model : null;
  } catch {
    return null;
  }
}
