// All SQL of received log files.
import { sql, type Database } from "../base/db.ts";

/** What the job needs to know of a file that was masked and put aside. */
export interface LogSummary {
  rows: number;
  rejected: number;
  /** SHA-256 of the file as it was sent: with the line's number it names lines without an id. */
  digest: string;
  /** The time of lines without one. */
  receivedAt: string;
}

export function insertLogUpload(
  db: Database,
  upload: { id: string; kb: string; name: string; path: string; summary: LogSummary; by: string | null; at: string },
): void {
  sql(
    db,
    "INSERT INTO uploads (id, kb_id, kind, name, path, summary, by, at) VALUES (:id, :kb, 'log', :name, :path, :summary, :by, :at)",
  ).run({ ...upload, summary: JSON.stringify(upload.summary) });
}

export function getLogUpload(db: Database, kb: string, id: string): { path: string; summary: LogSummary } | null {
  const row = sql<object, { path: string; summary: string }>(
    db,
    "SELECT path, summary FROM uploads WHERE kb_id = :kb AND id = :id AND kind = 'log'",
  ).get({ kb, id });
  return row ? { path: row.path, summary: JSON.parse(row.summary) as LogSummary } : null;
}
