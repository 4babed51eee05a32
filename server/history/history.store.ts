// SQL of the history: revisions by day, person and reason, saves of parts, publications. Reads any of these tables, writes none.
// The first revisions of parts are what a knowledge base begins with: nobody did anything.
import { sql, type Database } from "../base/db.ts";

/** [from, until) in UTC ISO; `by`: null = everybody, "" = the system. */
export interface Span {
  kb: string;
  from: string;
  until: string;
  by: string | null;
}

/** When anything was done last before an instant; null: never. */
export const getLatest = (db: Database, kb: string, until: string, by: string | null): string | null =>
  sql<object, { at: string | null }>(
    db,
    `SELECT max(at) AS at FROM (
       SELECT (SELECT at FROM entry_revisions WHERE kb_id = :kb AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by) ORDER BY at DESC LIMIT 1) AS at
       UNION ALL SELECT max(at) FROM category_revisions WHERE kb_id = :kb AND revision > 1 AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by)
       UNION ALL SELECT max(at) FROM vocabulary_revisions WHERE kb_id = :kb AND revision > 1 AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by)
       UNION ALL SELECT max(at) FROM robot_settings_revisions WHERE kb_id = :kb AND revision > 1 AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by)
       UNION ALL SELECT max(at) FROM versions WHERE kb_id = :kb AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by))`,
  ).get({ kb, until, by })!.at;

export interface GroupRow {
  kind: "entries" | "category" | "vocabulary" | "robot_settings" | "version";
  by: string | null;
  reason: string | null;
  changes: number;
  entries: number;
  from: string;
  at: string;
  number: number | null;
  note: string | null;
}

/** What was done in a span to anything but entries, by kind and person; each publication by itself. */
export const listOtherGroups = (db: Database, span: Span): GroupRow[] =>
  sql<object, GroupRow>(
    db,
    `SELECT 'category' AS kind, by, NULL AS reason, count(*) AS changes, 0 AS entries, min(at) AS "from", max(at) AS at, NULL AS number, NULL AS note
         FROM category_revisions WHERE kb_id = :kb AND revision > 1 AND at >= :from AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by) GROUP BY by
       UNION ALL SELECT 'vocabulary', by, NULL, count(*), 0, min(at), max(at), NULL, NULL FROM vocabulary_revisions WHERE kb_id = :kb AND revision > 1 AND at >= :from AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by) GROUP BY by
       UNION ALL SELECT 'robot_settings', by, NULL, count(*), 0, min(at), max(at), NULL, NULL FROM robot_settings_revisions WHERE kb_id = :kb AND revision > 1 AND at >= :from AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by) GROUP BY by
       UNION ALL SELECT 'version', by, NULL, 1, 0, at, at, number, note FROM versions WHERE kb_id = :kb AND at >= :from AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by)`,
  ).all({ ...span });

/** A revision by when it was made; those of one instant by entry and number. */
export interface RevisionAt {
  at: string;
  entry: string;
  revision: number;
}

/** Revisions of entries in a span after one of them, the earliest first, at most `limit`. */
export const listRevisionsAfter = (
  db: Database,
  span: Span,
  after: RevisionAt,
  limit: number,
): (RevisionAt & { by: string | null; reason: string })[] =>
  sql<object, RevisionAt & { by: string | null; reason: string }>(
    db,
    `SELECT entry_id AS entry, revision, at, by, reason FROM entry_revisions
     WHERE kb_id = :kb AND at >= max(:from, :at) AND at < :until AND (:by IS NULL OR coalesce(by, '') = :by) AND (at, entry_id, revision) > (:at, :entry, :revision)
     ORDER BY at, entry_id, revision LIMIT :limit`,
  ).all({ ...after, ...span, limit });

export interface RevisionOf {
  id: string;
  question: string;
  revision: number;
  at: string;
  deleted: number;
}

/** Revisions of one person and reason from one instant to another (both included), latest first; each with what the entry was called then. */
export const listRevisionsBetween = (
  db: Database,
  group: { kb: string; from: string; at: string; by: string | null; reason: string; offset: number; limit: number },
): RevisionOf[] =>
  sql<object, RevisionOf>(
    db,
    `SELECT r.entry_id AS id, r.content ->> '$.question' AS question, r.revision, r.at, r.deleted FROM entry_revisions r
     WHERE r.kb_id = :kb AND r.at >= :from AND r.at <= :at AND r.reason = :reason AND coalesce(r.by, '') = coalesce(:by, '')
     ORDER BY r.at DESC, r.entry_id, r.revision DESC LIMIT :limit OFFSET :offset`,
  ).all(group);

export const countRevisionsBetween = (
  db: Database,
  group: { kb: string; from: string; at: string; by: string | null; reason: string },
): number =>
  sql<object, { n: number }>(
    db,
    "SELECT count(*) AS n FROM entry_revisions WHERE kb_id = :kb AND at >= :from AND at <= :at AND reason = :reason AND coalesce(by, '') = coalesce(:by, '')",
  ).get(group)!.n;

export const listAuthors = (db: Database, kb: string): string[] =>
  sql<object, { by: string }>(db, "SELECT DISTINCT updated_by AS by FROM entries WHERE kb_id = :kb AND updated_by IS NOT NULL ORDER BY by")
    .all({ kb })
    .map(({ by }) => by);
