// SQL of links: addresses in answers, what was found at each, the latest check of all.
import { sql, type Database } from "../base/db.ts";

/** What was found at an address. */
export interface StoredLink {
  url: string;
  at: string;
  status: number | null;
  problem: string | null;
  since: string | null;
}

/** Keeps what was found; `since` stays while a link goes on not to open. */
export const putLink = (db: Database, kb: string, link: Omit<StoredLink, "since">): void =>
  void sql(
    db,
    `INSERT INTO links (kb_id, url, at, status, problem, since) VALUES (:kb, :url, :at, :status, :problem, iif(:problem IS NULL, NULL, :at))
     ON CONFLICT DO UPDATE SET at = excluded.at, status = excluded.status, problem = excluded.problem,
       since = iif(excluded.problem IS NULL, NULL, coalesce(since, excluded.at))`,
  ).run({ kb, ...link });

export const getLinkStates = (db: Database, kb: string, urls: readonly string[]): StoredLink[] =>
  sql<object, StoredLink>(
    db,
    "SELECT url, at, status, problem, since FROM links WHERE kb_id = :kb AND url IN (SELECT value FROM json_each(:urls)) ORDER BY url",
  ).all({ kb, urls: JSON.stringify(urls) });

// Not "those that hold an address": where few do, 500 of these were sought among all 50,000, in 700 ms.
/** So many entries of the draft after an id, with the texts of the answers of those that hold an address. */
export const listTextsWithAddress = (
  db: Database,
  kb: string,
  after: string,
  limit: number,
): { id: string; revision: number; texts: string[] }[] =>
  sql<object, { id: string; revision: number; texts: string }>(
    db,
    `SELECT e.id, e.revision, iif(instr(r.content, '://') > 0, (SELECT json_group_array(a.value ->> 'text') FROM json_each(r.content, '$.answers') a), '[]') AS texts
     FROM entries e CROSS JOIN entry_revisions r ON r.kb_id = e.kb_id AND r.entry_id = e.id AND r.revision = e.revision
     WHERE e.kb_id = :kb AND e.deleted = 0 AND e.id > :after ORDER BY e.id LIMIT :limit`,
  )
    .all({ kb, after, limit })
    .map(({ texts, ...entry }) => ({ ...entry, texts: JSON.parse(texts) as string[] }));

export const putEntryLink = (db: Database, kb: string, link: { entry: string; url: string; revision: number; check: string }): void =>
  void sql(
    db,
    `INSERT INTO entry_links (kb_id, entry_id, url, revision, check_id) VALUES (:kb, :entry, :url, :revision, :check)
     ON CONFLICT DO UPDATE SET revision = excluded.revision, check_id = excluded.check_id`,
  ).run({ kb, ...link });

/** Forgets up to so many addresses of entries that another check found, and of links that no entry has; returns how many. */
export function dropLinks(db: Database, kb: string, check: string, limit: number): number {
  const dropped = sql(
    db,
    `DELETE FROM entry_links WHERE (kb_id, entry_id, url) IN
       (SELECT kb_id, entry_id, url FROM entry_links WHERE kb_id = :kb AND check_id <> :check LIMIT :limit)`,
  ).run({ kb, check, limit });
  if (dropped.changes > 0) return dropped.changes;
  return sql(
    db,
    `DELETE FROM links WHERE (kb_id, url) IN (SELECT l.kb_id, l.url FROM links l WHERE l.kb_id = :kb
       AND NOT EXISTS (SELECT 1 FROM entry_links x WHERE x.kb_id = l.kb_id AND x.url = l.url) LIMIT :limit)`,
  ).run({ kb, limit }).changes;
}

export interface LinkCheck {
  id: string;
  at: string;
  by: string | null;
  addresses: number;
}

export const putLinkCheck = (db: Database, kb: string, check: LinkCheck): void =>
  void sql(db, "INSERT OR REPLACE INTO link_checks (kb_id, id, at, by, addresses) VALUES (:kb, :id, :at, :by, :addresses)").run({
    kb,
    ...check,
  });

export const getLinkCheck = (db: Database, kb: string): LinkCheck | null =>
  sql<object, LinkCheck>(db, "SELECT id, at, by, addresses FROM link_checks WHERE kb_id = :kb").get({ kb }) ?? null;

/** What is known of the addresses that an entry with this text may have: those it had at the latest check of all, and those that were opened by themselves since. */
export const listLinksOf = (db: Database, kb: string, entry: string, text: string): StoredLink[] =>
  sql<object, StoredLink>(
    db,
    `SELECT url, at, status, problem, since FROM links WHERE kb_id = :kb AND (url IN (SELECT url FROM entry_links WHERE kb_id = :kb AND entry_id = :entry)
       OR at > coalesce((SELECT at FROM link_checks WHERE kb_id = :kb), '')) AND instr(:text, iif(substr(url, 1, 11) = 'http://www.', substr(url, 8), url)) > 0 ORDER BY url`,
  ).all({ kb, entry, text: text.replaceAll("&amp;", "&") });

/** Addresses by whether anything replied. */
export const countReached = (db: Database, kb: string): number =>
  sql<object, { n: number }>(
    db,
    "SELECT count(*) AS n FROM links l WHERE kb_id = :kb AND status IS NOT NULL AND EXISTS (SELECT 1 FROM entry_links x WHERE x.kb_id = l.kb_id AND x.url = l.url)",
  ).get({ kb })!.n;
