// All SQL of the models that versions were published with.
import { sql, type Database } from "../base/db.ts";

/** Stages a part of the model of a version that is not announced yet. */
export function insertModelPart(db: Database, version: string, part: number, bytes: Buffer): void {
  sql(db, "INSERT INTO version_model_parts (version_id, part, bytes) VALUES (:version, :part, :bytes)").run({ version, part, bytes });
}

/** A part of a version's model, counted from 0; null after the last. */
export const getModelPart = (db: Database, version: string, part: number): Buffer | null =>
  sql<object, { bytes: Buffer }>(db, "SELECT bytes FROM version_model_parts WHERE version_id = :version AND part = :part").get({
    version,
    part,
  })?.bytes ?? null;

/** Removes up to `limit` staged parts of a version that will not be announced; returns how many. */
export const dropModelParts = (db: Database, version: string, limit: number): number =>
  sql(
    db,
    "DELETE FROM version_model_parts WHERE version_id = :version AND part IN (SELECT part FROM version_model_parts WHERE version_id = :version LIMIT :limit)",
  ).run({ version, limit }).changes;

/** How many parts the model of a version has; 0 for none. */
export const countModelParts = (db: Database, version: string): number =>
  sql<object, { parts: number }>(db, "SELECT count(*) AS parts FROM version_model_parts WHERE version_id = :version").get({ version })!
    .parts;
