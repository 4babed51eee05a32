// Where models lie: a version's with the version, in parts; those that can be made again as files.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../base/db.ts";
import { countModelParts, dropModelParts, getModelPart, insertModelPart } from "./models.store.ts";

/** How many parts the model of a version has; 0 for none. */
export const modelPartCount = countModelParts;

/** Stages a part of the model of a version that is not announced yet. */
export const stageModelPart = insertModelPart;

/** Removes up to `limit` staged parts of a version that will not be announced; returns how many. */
export const unstageModelParts = dropModelParts;

/** Where training leaves a model: under a knowledge base's id its draft's, under a version's id that version's. All of them can be made again. */
export const modelPath = (dataDir: string, id: string): string => join(dataDir, "models", `${id}.bin`);

/** The bytes of the model a version was published with, in pieces; none for one published without. */
export function* modelParts(db: Database, version: string): Generator<Buffer> {
  for (let part = 0; ; part++) {
    const bytes = getModelPart(db, version, part);
    if (bytes === null) return;
    yield bytes;
  }
}

/** Removes files half written, and those of versions that never came. */
export function sweepModels(dataDir: string, isVersion: (id: string) => boolean): void {
  const folder = join(dataDir, "models");
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.endsWith(".part") || (name.startsWith("v_") && !isVersion(name.replace(/\.bin$/, ""))))
      rmSync(join(folder, name), { force: true });
}
