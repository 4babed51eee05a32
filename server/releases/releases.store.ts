// All SQL of making versions and of moving environments.
import { sql, type Database } from "../base/db.ts";
import type { StoredVersion } from "../versions/environments.ts";

/** Starts the one read transaction of a connection of its own: everything read from it is as it is now. */
export function beginSnapshot(db: Database): void {
  db.exec("BEGIN");
  // SQLite takes the snapshot with the first read.
  db.prepare("SELECT count(*) FROM versions").get();
}

/** An entry as a version holds it. `sameAs`: the first revision with the same content. */
interface Staged {
  id: string;
  revision: number;
  sameAs: number;
}

/** Current revisions of entries that are not deleted, `limit` at a time after the given id. */
export const listCurrent = (db: Database, kb: string, after: string, limit: number): Staged[] =>
  sql<object, Staged>(
    db,
    "SELECT id, revision, same_as AS sameAs FROM entries WHERE kb_id = :kb AND deleted = 0 AND id > :after ORDER BY id LIMIT :limit",
  ).all({ kb, after, limit });

/** Stages entries of a version that is not announced yet. 2,000 take about 8 ms. */
export function stageEntries(db: Database, version: string, rows: readonly Staged[]): void {
  const insert = sql(
    db,
    "INSERT INTO version_entries (version_id, entry_id, revision, same_as) VALUES (:version, :id, :revision, :sameAs)",
  );
  for (const row of rows) insert.run({ version, ...row });
}

/** Removes up to `limit` staged entries of a version that will not be announced; returns how many. */
export const dropStaged = (db: Database, version: string, limit: number): number =>
  sql(
    db,
    "DELETE FROM version_entries WHERE version_id = :version AND entry_id IN (SELECT entry_id FROM version_entries WHERE version_id = :version LIMIT :limit)",
  ).run({ version, limit }).changes;

/** Ids of versions that were staged and never announced; jumps from one version to the next. */
export const listUnannounced = (db: Database): string[] =>
  sql<object, { id: string }>(
    db,
    `WITH RECURSIVE staged (id) AS (SELECT min(version_id) FROM version_entries UNION ALL SELECT (SELECT min(version_id) FROM version_entries WHERE version_id > staged.id) FROM staged WHERE staged.id IS NOT NULL)
     SELECT id FROM staged WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM versions)`,
  )
    .all({})
    .map((r) => r.id);

/** Whether there is a version with this id. */
export const isAnnounced = (db: Database, id: string): boolean =>
  sql(db, "SELECT 1 FROM versions WHERE id = :id").get({ id }) !== undefined;

/** The next version's number: never one that was used. */
export const nextNumber = (db: Database, kb: string): number =>
  sql<object, { n: number }>(db, "SELECT coalesce(max(number), 0) + 1 AS n FROM versions WHERE kb_id = :kb").get({ kb })!.n;

/** The number of the version a job made, or null. */
export const numberOfJob = (db: Database, job: string): number | null =>
  sql<object, { number: number }>(db, "SELECT number FROM versions WHERE job = :job").get({ job })?.number ?? null;

export function insertVersion(db: Database, version: StoredVersion & { kb: string; manifest: string; job: string }): void {
  const { fit, ...rest } = version;
  sql(
    db,
    `INSERT INTO versions (id, kb_id, number, note, by, at, parent, category_revision, vocabulary_revision, settings_revision, not_ours, counts, manifest, checksum, engine_version, job)
     VALUES (:id, :kb, :number, :note, :by, :at, :parent, :categoryRevision, :vocabularyRevision, :settingsRevision, :notOurs, :counts, :manifest, :checksum, :engineVersion, :job)`,
  ).run({ ...rest, notOurs: JSON.stringify(version.notOurs), counts: JSON.stringify(version.counts) });
  if (fit) sql(db, "INSERT INTO version_fits (version_id, fit) VALUES (:id, :fit)").run({ id: version.id, fit: JSON.stringify(fit) });
}

export interface Move {
  kb: string;
  name: string;
  version: number;
  kind: "publish" | "rollback";
  at: string;
  by: string | null;
}

/** Points an environment at a version and remembers where it pointed before. */
export function moveEnvironment(db: Database, move: Move): void {
  sql(
    db,
    "INSERT INTO environment_moves (kb_id, name, previous, version, kind, at, by) VALUES (:kb, :name, (SELECT version FROM environments WHERE kb_id = :kb AND name = :name), :version, :kind, :at, :by)",
  ).run(move);
  sql(
    db,
    "INSERT INTO environments (kb_id, name, version, moved_at) VALUES (:kb, :name, :version, :at) ON CONFLICT (kb_id, name) DO UPDATE SET version = :version, moved_at = :at",
  ).run({ kb: move.kb, name: move.name, version: move.version, at: move.at });
}

/** When live was last moved from each version back to an older one. */
export const listRollbacks = (db: Database, kb: string): Map<number, string> =>
  new Map(
    sql<object, { version: number; at: string }>(
      db,
      "SELECT previous AS version, max(at) AS at FROM environment_moves WHERE kb_id = :kb AND name = 'live' AND kind = 'rollback' AND version < previous GROUP BY previous",
    )
      .all({ kb })
      .map((r) => [r.version, r.at]),
  );
