// SQL that tells what happened to the draft since somebody looked. Reads any of these tables, writes none.
import { sql, type Database } from "../base/db.ts";

/** Where what review hangs on stands, but for entries: questions that are not our business, labels, publications. */
export interface Marks {
  notOurs: string;
  labels: string;
  live: number;
}

export const getMarks = (db: Database, kb: string): Marks =>
  sql<object, Marks>(
    db,
    `SELECT (SELECT count(*) || ' ' || coalesce(max(at), '') FROM not_ours WHERE kb_id = :kb) AS notOurs,
       (SELECT count(*) || ' ' || coalesce(max(seq), 0) FROM spot_check_labels WHERE kb_id = :kb AND undone_at IS NULL) AS labels,
       (SELECT coalesce(max(id), 0) FROM environment_moves WHERE kb_id = :kb) AS live`,
  ).get({ kb })!;

/** A revision of an entry. */
export interface Revised {
  entry: string;
  revision: number;
  at: string;
}

/** Revisions made at or after a time, oldest first. */
export const listRevised = (db: Database, kb: string, since: string, limit: number): Revised[] =>
  sql<object, Revised>(
    db,
    `SELECT entry_id AS entry, revision, at FROM entry_revisions INDEXED BY entry_revisions_by_time WHERE kb_id = :kb AND at >= :since ORDER BY at LIMIT :limit`,
  ).all({ kb, since, limit });

/** When an entry was saved last; "" before the first. */
export const lastRevised = (db: Database, kb: string): string =>
  sql<object, { at: string | null }>(db, "SELECT max(at) AS at FROM entry_revisions WHERE kb_id = :kb").get({ kb })!.at ?? "";

/** Keys an entry teaches. */
export const listKeysOf = (db: Database, kb: string, entry: string): string[] =>
  sql<object, { key: string }>(
    db,
    "SELECT DISTINCT text_key AS key FROM wordings INDEXED BY wordings_by_entry WHERE kb_id = :kb AND entry_id = :entry",
  )
    .all({ kb, entry })
    .map((row) => row.key);

/** Those of them whose label names one of these entries, or one that was merged into it, as what was given or what was meant. */
export const listLabelledWith = (db: Database, kb: string, entries: readonly string[]): string[] =>
  sql<object, { id: string }>(
    db,
    `WITH named AS MATERIALIZED (SELECT value AS id FROM json_each(:entries) UNION SELECT entry_id FROM merged_entries WHERE kb_id = :kb AND into_id IN (SELECT value FROM json_each(:entries)))
     SELECT DISTINCT question_id AS id FROM spot_check_labels WHERE kb_id = :kb AND verdict <> 'right' AND (given IN (SELECT id FROM named) OR entry_id IN (SELECT id FROM named))`,
  )
    .all({ kb, entries: JSON.stringify(entries) })
    .map((row) => row.id);

/** Questions with a label that calls an answer to them wrong, or did. */
export const listLabelled = (db: Database, kb: string): string[] =>
  sql<object, { id: string }>(db, "SELECT DISTINCT question_id AS id FROM spot_check_labels WHERE kb_id = :kb AND verdict <> 'right'")
    .all({ kb })
    .map((row) => row.id);
