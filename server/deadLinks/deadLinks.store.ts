// SQL of links that have a problem, and of the entries that have them.
import { sql, type Database } from "../base/db.ts";

export interface ProblemLink {
  entry: string;
  question: string;
  url: string;
  problem: string;
}

/** Addresses of entries of the draft that have one of these problems; `saved`: what the entry says, as JSON, where it was saved since. */
export const listProblemLinks = (db: Database, kb: string, problems: readonly string[]): (ProblemLink & { saved: string | null })[] =>
  sql<object, ProblemLink & { saved: string | null }>(
    db,
    `SELECT e.id AS entry, e.question, l.url, l.problem, iif(x.revision = e.revision, NULL, r.content ->> '$.answers') AS saved
     FROM links l CROSS JOIN entry_links x INDEXED BY entry_links_by_url ON x.kb_id = l.kb_id AND x.url = l.url
     CROSS JOIN entries e ON e.kb_id = x.kb_id AND e.id = x.entry_id AND e.deleted = 0
     CROSS JOIN entry_revisions r ON r.kb_id = e.kb_id AND r.entry_id = e.id AND r.revision = e.revision
     WHERE l.kb_id = :kb AND l.problem IN (SELECT value FROM json_each(:problems)) ORDER BY e.id, l.url`,
  ).all({ kb, problems: JSON.stringify(problems) });
