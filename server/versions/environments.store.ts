// All SQL of environments (which version is live) and of reading a version's frozen knowledge.
import type { CalibrationFit } from "../../shared/engine/types.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import { sql, type Database } from "../base/db.ts";

export interface StoredVersion {
  id: string;
  number: number;
  note: string;
  by: string | null;
  at: string;
  parent: number | null;
  categoryRevision: number;
  vocabularyRevision: number;
  settingsRevision: number;
  notOurs: string[];
  counts: { entries: number; new: number; changed: number; deleted: number };
  checksum: string;
  engineVersion: string;
  /** What its confidence was fitted to; null for versions of before. */
  fit: CalibrationFit | null;
}
type Row = Omit<StoredVersion, "notOurs" | "counts" | "fit"> & { notOurs: string; counts: string; fit: string | null };
const columns = `v.id, v.number, v.note, v.by, v.at, v.parent, v.category_revision AS categoryRevision, v.vocabulary_revision AS vocabularyRevision,
  v.settings_revision AS settingsRevision, v.not_ours AS notOurs, v.counts, v.checksum, v.engine_version AS engineVersion,
  (SELECT f.fit FROM version_fits f WHERE f.version_id = v.id) AS fit`;
const fromRow = (r: Row): StoredVersion => ({
  ...r,
  notOurs: JSON.parse(r.notOurs) as string[],
  counts: JSON.parse(r.counts) as StoredVersion["counts"],
  fit: r.fit === null ? null : (JSON.parse(r.fit) as CalibrationFit),
});

export const getVersion = (db: Database, kb: string, number: number): StoredVersion | null => {
  const row = sql<object, Row>(db, `SELECT ${columns} FROM versions v WHERE v.kb_id = :kb AND v.number = :number`).get({ kb, number });
  return row ? fromRow(row) : null;
};

export const listVersionRows = (db: Database, kb: string, offset: number, limit: number): { total: number; rows: StoredVersion[] } => ({
  total: sql<object, { n: number }>(db, "SELECT count(*) AS n FROM versions WHERE kb_id = :kb").get({ kb })!.n,
  rows: sql<object, Row>(db, `SELECT ${columns} FROM versions v WHERE v.kb_id = :kb ORDER BY v.number DESC LIMIT :limit OFFSET :offset`)
    .all({ kb, offset, limit })
    .map(fromRow),
});

/** The manifest of a version's pack, as it was hashed. */
export const getManifest = (db: Database, kb: string, number: number): string | null =>
  sql<object, { manifest: string }>(db, "SELECT manifest FROM versions WHERE kb_id = :kb AND number = :number").get({ kb, number })
    ?.manifest ?? null;

/** Where an environment points, or null. */
export const getEnvironment = (
  db: Database,
  kb: string,
  name: string,
): { id: string; number: number; movedAt: string; checksum: string } | null =>
  sql<object, { id: string; number: number; movedAt: string; checksum: string }>(
    db,
    "SELECT v.id, v.number, n.moved_at AS movedAt, v.checksum FROM environments n JOIN versions v ON v.kb_id = n.kb_id AND v.number = n.version WHERE n.kb_id = :kb AND n.name = :name",
  ).get({ kb, name }) ?? null;

/** A version's entries, `limit` at a time after the given id, by id. */
export function listVersionContents(
  db: Database,
  kb: string,
  version: string,
  after: string,
  limit: number,
): { id: string; revision: number; content: EntryContent }[] {
  const rows = sql<object, { id: string; revision: number; content: string }>(
    db,
    `SELECT v.entry_id AS id, v.revision, r.content FROM version_entries v JOIN entry_revisions r ON r.kb_id = :kb AND r.entry_id = v.entry_id AND r.revision = v.revision
     WHERE v.version_id = :version AND v.entry_id > :after ORDER BY v.entry_id LIMIT :limit`,
  ).all({ kb, version, after, limit });
  return rows.map((r) => ({ ...r, content: JSON.parse(r.content) as EntryContent }));
}
