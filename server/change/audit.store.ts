// SQL of the audit trail: its lines are written.
import { sql, type Database } from "../base/db.ts";

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
