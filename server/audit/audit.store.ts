// SQL of the audit trail: its lines are read.
import { sql, type Database } from "../base/db.ts";

export interface ListedLine {
  id: number;
  at: string;
  by: string | null;
  action: string;
  subject: string | null;
  before: unknown;
  after: unknown;
}
type Row = ListedLine & { before: string | null; after: string | null };

// An entry may be 100 kB before and 100 kB after, in each of 200 lines.
const mostShown = 50_000;
const shown = (name: "before" | "after"): string =>
  `CASE WHEN octet_length(${name}) > ${mostShown} THEN json_object('trimmed', octet_length(${name}), 'begins', substr(${name}, 1, 2000)) ELSE ${name} END AS ${name}`;

/** Lines of one knowledge base, newest first. Of a `before` or `after` of more than 50,000 bytes only `{trimmed: its bytes, begins: its first characters}`. */
export function listAuditLines(db: Database, kb: string, offset: number, limit: number): { total: number; rows: ListedLine[] } {
  const total = sql<{ kb: string }, { n: number }>(db, "SELECT count(*) AS n FROM audit WHERE kb_id = :kb").get({ kb })!.n;
  const rows = sql<object, Row>(
    db,
    `SELECT id, at, by, action, subject, ${shown("before")}, ${shown("after")} FROM audit WHERE kb_id = :kb ORDER BY id DESC LIMIT :limit OFFSET :offset`,
  ).all({ kb, offset, limit });
  return { total, rows: rows.map((r) => ({ ...r, before: r.before && JSON.parse(r.before), after: r.after && JSON.parse(r.after) })) };
}
