// All SQL of jobs.
import { sql, type Database } from "../base/db.ts";
import type { JobState } from "../base/services.ts";

export interface StoredJob {
  id: string;
  kb: string;
  kind: string;
  state: JobState;
  done: number;
  total: number;
  step: string;
  input: Record<string, unknown>;
  result: Record<string, unknown> | null;
  error: { code: string; message: string } | null;
  cancel: boolean;
  by: string | null;
  startedAt: string;
  endedAt: string | null;
}

type Row = Omit<StoredJob, "input" | "result" | "error" | "cancel"> & {
  input: string;
  result: string | null;
  error: string | null;
  cancel: number;
};
const columns =
  "id, kb_id AS kb, kind, state, done, total, step, input, result, error, cancel, by, started_at AS startedAt, ended_at AS endedAt";
const fromRow = (r: Row): StoredJob => ({
  ...r,
  cancel: r.cancel === 1,
  input: JSON.parse(r.input) as Record<string, unknown>,
  result: r.result === null ? null : (JSON.parse(r.result) as Record<string, unknown>),
  error: r.error === null ? null : (JSON.parse(r.error) as { code: string; message: string }),
});

export function insertJob(
  db: Database,
  job: { id: string; kb: string; kind: string; input: Record<string, unknown>; by: string | null; at: string },
): void {
  sql(
    db,
    "INSERT INTO jobs (id, kb_id, kind, state, done, total, step, input, by, started_at) VALUES (:id, :kb, :kind, 'running', 0, 0, 'waiting', :input, :by, :at)",
  ).run({ ...job, input: JSON.stringify(job.input) });
}

export function getJobRow(db: Database, id: string): StoredJob | null {
  const row = sql<object, Row>(db, `SELECT ${columns} FROM jobs WHERE id = :id`).get({ id });
  return row ? fromRow(row) : null;
}

/** Running jobs and the latest 10 others, newest first. */
export const listJobRows = (db: Database, kb: string): StoredJob[] =>
  sql<object, Row>(
    db,
    `SELECT ${columns} FROM jobs WHERE kb_id = :kb AND (state = 'running' OR id IN (SELECT id FROM jobs WHERE kb_id = :kb AND state <> 'running' ORDER BY started_at DESC LIMIT 10)) ORDER BY started_at DESC, id`,
  )
    .all({ kb })
    .map(fromRow);

/** The latest jobs of a kind, newest first. */
export const listOfKind = (db: Database, kb: string, kind: string, limit: number): StoredJob[] =>
  sql<object, Row>(db, `SELECT ${columns} FROM jobs WHERE kb_id = :kb AND kind = :kind ORDER BY started_at DESC, id LIMIT :limit`)
    .all({ kb, kind, limit })
    .map(fromRow);

export const hasRunning = (db: Database, kb: string, kind: string): boolean =>
  sql<object, unknown>(db, "SELECT 1 FROM jobs WHERE state = 'running' AND kb_id = :kb AND kind = :kind").get({ kb, kind }) !== undefined;

export function saveProgress(db: Database, id: string, done: number, total: number, step: string): void {
  sql(db, "UPDATE jobs SET done = :done, total = :total, step = :step WHERE id = :id").run({ id, done, total, step });
}

export function endJob(db: Database, id: string, end: { state: JobState; result?: unknown; error?: unknown; at: string }): void {
  sql(db, "UPDATE jobs SET state = :state, result = :result, error = :error, ended_at = :at WHERE id = :id").run({
    id,
    state: end.state,
    result: end.result === undefined ? null : JSON.stringify(end.result),
    error: end.error === undefined ? null : JSON.stringify(end.error),
    at: end.at,
  });
}

export const askToCancel = (db: Database, id: string): boolean =>
  sql(db, "UPDATE jobs SET cancel = 1 WHERE id = :id AND state = 'running'").run({ id }).changes === 1;
export const isCancelled = (db: Database, id: string): boolean =>
  sql<object, { cancel: number }>(db, "SELECT cancel FROM jobs WHERE id = :id").get({ id })?.cancel === 1;

export const listRunningIds = (db: Database): string[] =>
  sql<[], { id: string }>(db, "SELECT id FROM jobs WHERE state = 'running'")
    .all()
    .map(({ id }) => id);

/** What was running when the server stopped did not finish. */
export const interruptRunning = (db: Database, at: string): void =>
  void sql(db, "UPDATE jobs SET state = 'interrupted', ended_at = :at WHERE state = 'running'").run({ at });
export const restartJob = (db: Database, id: string, at: string): void =>
  void sql(
    db,
    "UPDATE jobs SET state = 'running', cancel = 0, error = NULL, result = NULL, done = 0, total = 0, step = 'waiting', started_at = :at, ended_at = NULL WHERE id = :id",
  ).run({ id, at });
