// All SQL of received log files.
import type { LogProblem } from "../../shared/knowledge/logProblem.ts";
import { sql, type Database } from "../base/db.ts";

/** What the job needs to know of a file that was masked and put aside. */
export interface LogSummary {
  /** Customers' lines. */
  rows: number;
  /** What people of the shop said; uploads of before 2026-11-30 have none. */
  messages?: number;
  rejected: number;
  /** SHA-256 of the file as it was sent: with the line's number it names lines without an id. */
  digest: string;
  /** The time of lines without one. */
  receivedAt: string;
  /** The first rejected lines; uploads of before 2026-11-29 have none. */
  problems?: (LogProblem & { line: number })[];
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

export interface LogUpload {
  id: string;
  /** The file's name, masked. */
  name: string;
  path: string;
  summary: LogSummary;
}

export function getLogUpload(db: Database, kb: string, id: string): LogUpload | null {
  const row = sql<object, Omit<LogUpload, "summary"> & { summary: string }>(
    db,
    "SELECT id, name, path, summary FROM uploads WHERE kb_id = :kb AND id = :id AND kind = 'log'",
  ).get({ kb, id });
  return row ? { ...row, summary: JSON.parse(row.summary) as LogSummary } : null;
}

/** Forgets what was received before `at`, and what somebody looked at and never took before sending the file again; returns the paths. No running job reads it. */
export const deleteUploads = (db: Database, old: { at: string; kb: string; by: string | null; name: string }): string[] =>
  sql<object, { path: string }>(
    db,
    `DELETE FROM uploads WHERE kind = 'log' AND id NOT IN (SELECT coalesce(input ->> 'upload', '') FROM jobs WHERE state = 'running')
       AND (at < :at OR (kb_id = :kb AND by IS :by AND name = :name AND id NOT IN (SELECT coalesce(input ->> 'upload', '') FROM jobs)))
     RETURNING path`,
  )
    .all(old)
    .map((r) => r.path);
