// All SQL of the audit trail.
import { sql, type Database } from "../db.ts";

export interface StoredLine {
  kb: string | null;
  at: string;
  by: string | null;
  action: string;
  subject: string | null;
  before?: unknown;
  after?: unknown;
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Appends one line. Never pass a secret in `before` or `after`. */
export function insertLine(db: Database, line: StoredLine): void {
  sql(
    db,
    "INSERT INTO audit (at, by, kb_id, action, subject, before, after) VALUES (:at, :by, :kb, :action, :subject, :before, :after)",
  ).run({
    at: line.at,
    by: line.by,
    kb: line.kb,
    action: line.action,
    subject: line.subject,
    before: json(line.before),
    after: json(line.after),
  });
}

interface Row {
  id: number;
  at: string;
  by: string | null;
  action: string;
  subject: string | null;
  before: string | null;
  after: string | null;
}

/** Lines of one knowledge base, newest first. */
export function listAuditLines(
  db: Database,
  kb: string,
  offset: number,
  limit: number,
): {
  total: number;
  rows: { id: number; at: string; by: string | null; action: string; subject: string | null; before: unknown; after: unknown }[];
} {
  const total = sql<{ kb: string }, { n: number }>(db, "SELECT count(*) AS n FROM audit WHERE kb_id = :kb").get({ kb })!.n;
  const rows = sql<object, Row>(
    db,
    "SELECT id, at, by, action, subject, before, after FROM audit WHERE kb_id = :kb ORDER BY id DESC LIMIT :limit OFFSET :offset",
  ).all({ kb, offset, limit });
  return { total, rows: rows.map((r) => ({ ...r, before: r.before && JSON.parse(r.before), after: r.after && JSON.parse(r.after) })) };
}
