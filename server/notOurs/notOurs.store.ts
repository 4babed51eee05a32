// All SQL of the "not our business" questions.
import { sql, type Database } from "../base/db.ts";

export const listNotOursTexts = (db: Database, kb: string): string[] =>
  sql<object, { text: string }>(db, "SELECT text FROM not_ours WHERE kb_id = :kb ORDER BY text_key")
    .all({ kb })
    .map((r) => r.text);

export const insertNotOurs = (db: Database, kb: string, row: { key: string; text: string; at: string; by: string | null }): boolean =>
  sql(db, "INSERT INTO not_ours (kb_id, text_key, text, at, by) VALUES (:kb, :key, :text, :at, :by) ON CONFLICT DO NOTHING").run({
    kb,
    ...row,
  }).changes === 1;

export const deleteNotOurs = (db: Database, kb: string, key: string): boolean =>
  sql(db, "DELETE FROM not_ours WHERE kb_id = :kb AND text_key = :key").run({ kb, key }).changes === 1;

export const getLastNotOurs = (db: Database, kb: string): { text: string; at: string; by: string | null } | null =>
  sql<object, { text: string; at: string; by: string | null }>(
    db,
    "SELECT text, at, by FROM not_ours WHERE kb_id = :kb ORDER BY at DESC, text_key LIMIT 1",
  ).get({ kb }) ?? null;
