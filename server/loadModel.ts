// Models read back: small ones here, others by a worker, so that the thread that answers goes on answering.
import { stat } from "node:fs/promises";
import type { Model } from "../shared/engine/model.ts";
import type { App } from "./context.ts";
import { modelPartCount } from "./releases/models.ts";
import { fileModel, storedModel } from "./readModel.ts";
import { runInWorker } from "./workers/pool.ts";

/** Where a model may lie: in a file, or with a version. */
export type Place = { path: string } | { version: string };

// 1 MB is read in about 5 ms; a worker costs more.
const smallFile = 1024 * 1024;
const smallParts = 4;

/** The first of these models that this engine can read, or null. */
export async function loadModel({ db, config }: Pick<App, "db" | "config">, places: readonly Place[]): Promise<Model | null> {
  for (const place of places) {
    const model = "path" in place ? await fromFile(config.dataDir, place) : await fromVersion(db, config.dataDir, place);
    if (model) return model;
  }
  return null;
}

async function fromFile(dataDir: string, place: { path: string }): Promise<Model | null> {
  const found = await stat(place.path).catch(() => null);
  if (!found) return null;
  return found.size <= smallFile ? fileModel(place.path) : runInWorker("loading", "load", { dataDir, place });
}

async function fromVersion(db: App["db"], dataDir: string, place: { version: string }): Promise<Model | null> {
  const parts = modelPartCount(db, place.version);
  if (parts === 0) return null;
  return parts <= smallParts ? storedModel(db, place.version) : runInWorker("loading", "load", { dataDir, place });
}
