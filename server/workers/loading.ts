// Worker task: a model, read and made ready to be asked beside the thread that answers.
import { Piscina } from "piscina";
import type { Model } from "../../shared/engine/model.ts";
import { openReadOnly } from "../db.ts";
import type { Place } from "../loadModel.ts";
import { fileModel, storedModel } from "../readModel.ts";
import type { WorkerCall } from "./pool.ts";

/** The model, or null if there is none that this engine can read. Its arrays change hands without being copied. */
export async function load({ input: { dataDir, place } }: WorkerCall<{ dataDir: string; place: Place }>): Promise<Model | null> {
  const model = "path" in place ? await fileModel(place.path) : ofVersion(dataDir, place.version);
  return model && handedOver(model);
}

function ofVersion(dataDir: string, version: string): Model | null {
  const db = openReadOnly(dataDir, "trainer");
  try {
    return storedModel(db, version);
  } finally {
    db.close();
  }
}

function handedOver(model: Model): Model {
  const { features, taughtAs, df, starts, owners, weights, biases } = model;
  const arrays = [features.text, features.starts, features.table, taughtAs, df, starts, owners, weights, biases];
  const buffers = new Set(arrays.map(({ buffer }) => buffer));
  return { [Piscina.transferableSymbol]: [...buffers], [Piscina.valueSymbol]: model } as unknown as Model;
}
