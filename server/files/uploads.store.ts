// All SQL of previewed files of entries. Only the row is in the database; what was read lies in the data folder.
import { sql, type Database } from "../base/db.ts";

export interface Upload {
  id: string;
  kb: string;
  /** The file's name as it was uploaded. */
  name: string;
  /** Name of the file in the uploads folder, without ending. */
  path: string;
  summary: Record<string, unknown>;
  by: string | null;
  at: string;
}
type Row = Omit<Upload, "summary"> & { summary: string };
const columns = "id, kb_id AS kb, name, path, summary, by, at";
const fromRow = (r: Row): Upload => ({ ...r, summary: JSON.parse(r.summary) as Record<string, unknown> });

export function insertUpload(db: Database, upload: Upload): void {
  sql(
    db,
    "INSERT INTO uploads (id, kb_id, kind, name, path, summary, by, at) VALUES (:id, :kb, 'entries', :name, :path, :summary, :by, :at)",
  ).run({ ...upload, summary: JSON.stringify(upload.summary) });
}

export function getUpload(db: Database, kb: string, id: string): Upload | null {
  const row = sql<object, Row>(db, `SELECT ${columns} FROM uploads WHERE kb_id = :kb AND id = :id AND kind = 'entries'`).get({ kb, id });
  return row ? fromRow(row) : null;
}

/** Forgets uploads from before `at` that no running job reads; returns their paths. */
export const deleteUploadsBefore = (db: Database, at: string): string[] =>
  sql<object, { path: string }>(
    db,
    "DELETE FROM uploads WHERE kind = 'entries' AND at < :at AND id NOT IN (SELECT coalesce(input ->> 'upload', '') FROM jobs WHERE state = 'running') RETURNING path",
  )
    .all({ at })
    .map((r) => r.path);
