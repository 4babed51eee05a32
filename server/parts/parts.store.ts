// All SQL of the parts of a knowledge base that are saved whole, as numbered immutable revisions: categories, vocabulary, robot settings.
import { sql, type Database } from "../base/db.ts";

export interface PartRevision<T> {
  revision: number;
  content: T;
  at: string;
  by: string | null;
}
export type PartKind = "category" | "vocabulary" | "robot_settings";

// The table names are ours, never a caller's: the statements are written out for each.
const newest: Record<PartKind, string> = {
  category: "SELECT revision, content, at, by FROM category_revisions WHERE kb_id = :kb ORDER BY revision DESC LIMIT 1",
  vocabulary: "SELECT revision, content, at, by FROM vocabulary_revisions WHERE kb_id = :kb ORDER BY revision DESC LIMIT 1",
  robot_settings: "SELECT revision, content, at, by FROM robot_settings_revisions WHERE kb_id = :kb ORDER BY revision DESC LIMIT 1",
};
const numbered: Record<PartKind, string> = {
  category: "SELECT revision, content, at, by FROM category_revisions WHERE kb_id = :kb AND revision = :revision",
  vocabulary: "SELECT revision, content, at, by FROM vocabulary_revisions WHERE kb_id = :kb AND revision = :revision",
  robot_settings: "SELECT revision, content, at, by FROM robot_settings_revisions WHERE kb_id = :kb AND revision = :revision",
};
const before: Record<PartKind, string> = {
  category: "SELECT content FROM category_revisions WHERE kb_id = :kb AND at < :before ORDER BY revision DESC LIMIT 1",
  vocabulary: "SELECT content FROM vocabulary_revisions WHERE kb_id = :kb AND at < :before ORDER BY revision DESC LIMIT 1",
  robot_settings: "SELECT content FROM robot_settings_revisions WHERE kb_id = :kb AND at < :before ORDER BY revision DESC LIMIT 1",
};
const append: Record<PartKind, string> = {
  category:
    "INSERT INTO category_revisions (kb_id, revision, content, at, by) SELECT :kb, coalesce(max(revision), 0) + 1, :content, :at, :by FROM category_revisions WHERE kb_id = :kb RETURNING revision",
  vocabulary:
    "INSERT INTO vocabulary_revisions (kb_id, revision, content, at, by) SELECT :kb, coalesce(max(revision), 0) + 1, :content, :at, :by FROM vocabulary_revisions WHERE kb_id = :kb RETURNING revision",
  robot_settings:
    "INSERT INTO robot_settings_revisions (kb_id, revision, content, at, by) SELECT :kb, coalesce(max(revision), 0) + 1, :content, :at, :by FROM robot_settings_revisions WHERE kb_id = :kb RETURNING revision",
};

/** The newest revision (every knowledge base has one), or a numbered one. Throws if there is none. */
export function getRevision<T>(db: Database, part: PartKind, kb: string, revision?: number): PartRevision<T> {
  type Row = PartRevision<string>;
  const row =
    revision === undefined ? sql<object, Row>(db, newest[part]).get({ kb }) : sql<object, Row>(db, numbered[part]).get({ kb, revision });
  if (!row) throw new Error(`${part} revision ${revision ?? "newest"} of ${kb} is missing`);
  return { ...row, content: JSON.parse(row.content) as T };
}

/** The content of the last revision before an instant; null: none. */
export function getPartBefore<T>(db: Database, part: PartKind, kb: string, at: string): T | null {
  const row = sql<object, { content: string }>(db, before[part]).get({ kb, before: at });
  return row ? (JSON.parse(row.content) as T) : null;
}

/** Appends a revision; returns its number. */
export function putRevision(
  db: Database,
  part: PartKind,
  kb: string,
  revision: { content: unknown; at: string; by: string | null },
): number {
  return sql<object, { revision: number }>(db, append[part]).get({
    kb,
    content: JSON.stringify(revision.content),
    at: revision.at,
    by: revision.by,
  })!.revision;
}
