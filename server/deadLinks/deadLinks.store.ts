// SQL of links that have a problem, and of the entries that have them.
import { sql, type Database } from "../base/db.ts";

export interface ProblemLink {
  entry: string;
  question: string;
  url: string;
  problem: string;
}

// An entry that was saved since still has the address if its text still holds it.
const standing = `entry_links x CROSS JOIN links l ON l.kb_id = x.kb_id AND l.url = x.url
  CROSS JOIN entries e ON e.kb_id = x.kb_id AND e.id = x.entry_id AND e.deleted = 0
  CROSS JOIN entry_revisions r ON r.kb_id = e.kb_id AND r.entry_id = e.id AND r.revision = e.revision
  WHERE x.kb_id = :kb AND (x.revision = e.revision OR instr(r.content, x.url) > 0)`;

/** Addresses of entries of the draft that have one of these problems. */
export const listProblemLinks = (db: Database, kb: string, problems: readonly string[]): ProblemLink[] =>
  sql<object, ProblemLink>(
    db,
    `SELECT e.id AS entry, e.question, l.url, l.problem FROM ${standing} AND l.problem IN (SELECT value FROM json_each(:problems)) ORDER BY e.id, l.url`,
  ).all({ kb, problems: JSON.stringify(problems) });
