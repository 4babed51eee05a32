// All SQL of entries: their current state, their revisions and the wordings they teach.
import { sql, type Database } from "../base/db.ts";

export interface StoredEntryState {
  id: string;
  revision: number;
  deleted: boolean;
  question: string;
  category: string | null;
  tags: string[];
  enabled: boolean;
  handOff: boolean;
  validFrom: string | null;
  validUntil: string | null;
  similar: number;
  negatives: number;
  answers: number;
  createdAt: string;
  createdBy: string | null;
  updatedAt: string;
  updatedBy: string | null;
  /** The revision in the live version, or null. */
  live: number | null;
  change: "new" | "changed" | "unchanged" | "deleted";
}

type Row = Omit<StoredEntryState, "deleted" | "enabled" | "handOff" | "tags"> & {
  deleted: number;
  enabled: number;
  handOff: number;
  tags: string;
};

// :live is the id of the live version, or '' when nothing was published.
const change = `CASE WHEN e.deleted = 1 THEN 'deleted' WHEN l.revision IS NULL THEN 'new' WHEN coalesce(l.same_as, l.revision) = e.same_as THEN 'unchanged' ELSE 'changed' END`;
const columns = `e.id, e.revision, e.deleted, e.question, e.category, e.tags, e.enabled, e.hand_off AS handOff, e.valid_from AS validFrom, e.valid_until AS validUntil,
  e.similar, e.negatives, e.answers, e.created_at AS createdAt, e.created_by AS createdBy, e.updated_at AS updatedAt, e.updated_by AS updatedBy, l.revision AS live,
  ${change} AS change`;
const withLive = "FROM entries e LEFT JOIN version_entries l ON l.version_id = :live AND l.entry_id = e.id";

const fromRow = (r: Row): StoredEntryState => ({
  ...r,
  deleted: r.deleted === 1,
  enabled: r.enabled === 1,
  handOff: r.handOff === 1,
  tags: JSON.parse(r.tags) as string[],
});

export const countEntries = (db: Database, kb: string): number =>
  sql<object, { n: number }>(db, "SELECT count(*) AS n FROM entries WHERE kb_id = :kb AND deleted = 0").get({ kb })!.n;

export function getState(db: Database, kb: string, id: string, live = ""): StoredEntryState | null {
  const row = sql<object, Row>(db, `SELECT ${columns} ${withLive} WHERE e.kb_id = :kb AND e.id = :id`).get({ kb, id, live });
  return row ? fromRow(row) : null;
}

/** States of the given ids, in no order; unknown ids are left out. */
export const getStates = (db: Database, kb: string, ids: readonly string[], live: string): StoredEntryState[] =>
  sql<object, Row>(db, `SELECT ${columns} ${withLive} WHERE e.kb_id = :kb AND e.id IN (SELECT value FROM json_each(:ids))`)
    .all({ kb, live, ids: JSON.stringify(ids) })
    .map(fromRow);

export interface EntryFilter {
  categories: readonly string[] | null;
  uncategorised: boolean;
  change: "new" | "changed" | "unchanged" | "deleted" | null;
  validity: "pending" | "in_force" | "expired" | null;
  tag: string | null;
  enabled: boolean | null;
  without: "answers" | "similar" | null;
  now: string;
}

const orders = { updated: "e.updated_at DESC, e.id", question: "e.question COLLATE NOCASE, e.id", id: "e.id" };

// Whether an entry passes a filter. What live says of it is looked up for each only where that is asked: joined, 50,000 look-ups take 50 ms.
const atLive = "FROM version_entries l WHERE l.version_id = :live AND l.entry_id = e.id";
const changeAtLive = `CASE WHEN e.deleted = 1 THEN 'deleted' WHEN NOT EXISTS (SELECT 1 ${atLive}) THEN 'new'
  WHEN (SELECT coalesce(l.same_as, l.revision) ${atLive}) = e.same_as THEN 'unchanged' ELSE 'changed' END`;
/** What an entry passes a filter by: only what is asked, for what is not would be looked at 50,000 times too. */
function passing(f: EntryFilter): string {
  const clauses = [`e.kb_id = :kb AND e.deleted = ${f.change === "deleted" ? 1 : 0}`];
  // Deleted entries show only when asked for, and only those that live still has.
  if (f.change === "deleted") clauses.push(`EXISTS (SELECT 1 ${atLive})`);
  else if (f.change) clauses.push(`:change = ${changeAtLive}`);
  if (f.categories) clauses.push("e.category IN (SELECT value FROM json_each(:categories))");
  if (f.uncategorised) clauses.push("e.category IS NULL");
  if (f.validity)
    clauses.push(":validity = CASE WHEN e.valid_from > :now THEN 'pending' WHEN e.valid_until <= :now THEN 'expired' ELSE 'in_force' END");
  if (f.tag !== null) clauses.push("EXISTS (SELECT 1 FROM json_each(e.tags) WHERE value = :tag)");
  if (f.enabled !== null) clauses.push("e.enabled = :enabled");
  if (f.without === "answers") clauses.push("e.answers = 0 AND e.hand_off = 0");
  if (f.without === "similar") clauses.push("e.similar < 5");
  return clauses.join(" AND ");
}

const parametersOf = (kb: string, live: string, filter: EntryFilter): Record<string, string | number | null> => ({
  kb,
  live,
  change: filter.change,
  validity: filter.validity,
  tag: filter.tag,
  now: filter.now,
  categories: filter.categories && JSON.stringify(filter.categories),
  enabled: filter.enabled === null ? null : Number(filter.enabled),
});

/** Which of the entries that pass: those after an id (of a list by id), all but some, so many from a place on. */
export interface Slice {
  after?: string;
  except?: readonly string[] | null;
  offset?: number;
  /** -1: all. */
  limit?: number;
}

/** Ids of entries that pass the filter, sorted: of 50,000 some 20 to 40 ms, whichever page. */
export const listIds = (
  db: Database,
  kb: string,
  live: string,
  filter: EntryFilter,
  sort: keyof typeof orders,
  { after = "", except = null, offset = 0, limit = -1 }: Slice = {},
): string[] =>
  sql<object, { id: string }>(
    db,
    `SELECT e.id FROM entries e WHERE ${passing(filter)} AND e.id > :after AND (:except IS NULL OR e.id NOT IN (SELECT value FROM json_each(:except)))
     ORDER BY ${orders[sort]} LIMIT :limit OFFSET :offset`,
  )
    .all({ ...parametersOf(kb, live, filter), after, except: except && JSON.stringify(except), limit, offset })
    .map(({ id }) => id);

/** A page of all entries that are not deleted, the latest updated first: read from an index alone, of 50,000 the last one in 3 ms. */
export const listLatestIds = (db: Database, kb: string, { except = null, offset = 0, limit = -1 }: Omit<Slice, "after">): string[] =>
  sql<object, { id: string }>(
    db,
    `SELECT e.id FROM entries e INDEXED BY entries_by_update WHERE e.kb_id = :kb AND e.deleted = 0
     AND (:except IS NULL OR e.id NOT IN (SELECT value FROM json_each(:except))) ORDER BY ${orders.updated} LIMIT :limit OFFSET :offset`,
  )
    .all({ kb, except: except && JSON.stringify(except), limit, offset })
    .map(({ id }) => id);

/** Those of the given ids that pass the filter, in order of update. */
export const listIdsAmong = (db: Database, kb: string, live: string, filter: EntryFilter, ids: readonly string[]): string[] =>
  sql<object, { id: string }>(
    db,
    `SELECT e.id FROM (SELECT DISTINCT value FROM json_each(:ids)) o CROSS JOIN entries e ON e.kb_id = :kb AND e.id = o.value WHERE ${passing(filter)} ORDER BY ${orders.updated}`,
  )
    .all({ ...parametersOf(kb, live, filter), ids: JSON.stringify(ids) })
    .map(({ id }) => id);

/** How many pass the filter; of 50,000 some 5 ms without one. */
export const countPassing = (db: Database, kb: string, live: string, filter: EntryFilter): number =>
  sql<object, { n: number }>(db, `SELECT count(*) AS n FROM entries e WHERE ${passing(filter)}`).get(parametersOf(kb, live, filter))!.n;

/** Those of the given ids that the draft has, each with its place in the order in which entries came. 2,000 take about 3 ms. */
export const presentOf = (db: Database, kb: string, ids: readonly string[]): { id: string; came: number }[] =>
  sql<object, { id: string; came: number }>(
    db,
    "SELECT id, came FROM entries WHERE kb_id = :kb AND deleted = 0 AND id IN (SELECT value FROM json_each(:ids))",
  ).all({ kb, ids: JSON.stringify(ids) });

/** Current revisions of the given entries, deleted ones included, in no order. 2,000 take about 3 ms. */
export const listRevisionNumbers = (db: Database, kb: string, ids: readonly string[]): { id: string; revision: number }[] =>
  sql<object, { id: string; revision: number }>(
    db,
    "SELECT id, revision FROM entries WHERE kb_id = :kb AND id IN (SELECT value FROM json_each(:ids))",
  ).all({ kb, ids: JSON.stringify(ids) });

// CROSS JOIN keeps the order: the planner would go through every wording and look into the list.
/** Entries that teach any of these keys as a positive wording. */
export const findTeachers = (
  db: Database,
  kb: string,
  keys: readonly string[],
): { key: string; entry: string; question: string; enabled: boolean }[] =>
  sql<object, { key: string; entry: string; question: string; enabled: number }>(
    db,
    // CROSS keeps the keys outermost: left to itself, SQLite reads every wording there is (110 ms at 100,000 of them).
    `SELECT w.text_key AS key, w.entry_id AS entry, e.question, e.enabled FROM json_each(:keys) k CROSS JOIN wordings w ON w.kb_id = :kb AND w.text_key = k.value AND w.kind = 'positive'
     CROSS JOIN entries e ON e.kb_id = w.kb_id AND e.id = w.entry_id ORDER BY k.key, w.entry_id`,
  )
    .all({ kb, keys: JSON.stringify(keys) })
    .map((r) => ({ ...r, enabled: r.enabled === 1 }));

/** Standard questions by id; unknown and deleted ones included as they last were. */
export function getQuestions(db: Database, kb: string, ids: readonly string[]): Map<string, string> {
  const rows = sql<object, { id: string; question: string }>(
    db,
    "SELECT id, question FROM entries WHERE kb_id = :kb AND id IN (SELECT value FROM json_each(:ids))",
  ).all({ kb, ids: JSON.stringify(ids) });
  return new Map(rows.map((r) => [r.id, r.question]));
}

/** The entry that this one was merged into, or null. */
export const getMergedInto = (db: Database, kb: string, entry: string): { id: string; question: string } | null =>
  sql<object, { id: string; question: string }>(
    db,
    `SELECT e.id, e.question FROM merged_entries m JOIN entries e ON e.kb_id = m.kb_id AND e.id = m.into_id
     WHERE m.kb_id = :kb AND m.entry_id = :entry`,
  ).get({ kb, entry }) ?? null;

/** Entries that name one among their related questions; deleted ones left out. */
export const listRelatedTo = (db: Database, kb: string, entry: string): string[] =>
  sql<object, { id: string }>(db, "SELECT entry_id AS id FROM related_entries WHERE kb_id = :kb AND related_id = :entry ORDER BY entry_id")
    .all({ kb, entry })
    .map(({ id }) => id);

/** The tags of so many entries after an id, as JSON, and the last of these entries; null after the last. 5,000 take about 4 ms. */
export const listTagTexts = (db: Database, kb: string, after: string, limit: number): { id: string; tags: string }[] =>
  sql<object, { id: string; tags: string }>(
    db,
    "SELECT id, tags FROM entries WHERE kb_id = :kb AND deleted = 0 AND id > :after ORDER BY id LIMIT :limit",
  ).all({ kb, after, limit });

/** Some entries that are right in any of these categories, by id. */
export const listSomeIn = (db: Database, kb: string, categories: readonly string[], limit: number): string[] =>
  sql<object, { id: string }>(
    db,
    "SELECT id FROM entries WHERE kb_id = :kb AND deleted = 0 AND category IN (SELECT value FROM json_each(:categories)) LIMIT :limit",
  )
    .all({ kb, categories: JSON.stringify(categories), limit })
    .map(({ id }) => id);

export const countByCategory = (db: Database, kb: string): { category: string | null; entries: number }[] =>
  sql<object, { category: string | null; entries: number }>(
    db,
    "SELECT category, count(*) AS entries FROM entries WHERE kb_id = :kb AND deleted = 0 GROUP BY category",
  ).all({ kb });

/** Entries after an id, in its order, each with where it holds a text: 3 in its question, 2 in a wording, 1 in tags or answers, 0 nowhere; upper and lower case of a–z are one. */
export const markTexts = (db: Database, kb: string, text: string, after: string, limit: number): { id: string; holds: number }[] =>
  sql<object, { id: string; holds: number }>(
    db,
    `SELECT e.id, CASE WHEN instr(lower(e.question), :text) > 0 THEN 3
       WHEN EXISTS (SELECT 1 FROM wordings w WHERE w.kb_id = e.kb_id AND w.entry_id = e.id AND instr(lower(w.text), :text) > 0) THEN 2
       ELSE instr(lower(e.tags), :json) > 0 OR instr(lower(r.content ->> '$.answers'), :json) > 0 END AS holds
     FROM entries e JOIN entry_revisions r ON r.kb_id = e.kb_id AND r.entry_id = e.id AND r.revision = e.revision
     WHERE e.kb_id = :kb AND e.deleted = 0 AND e.id > :after ORDER BY e.id LIMIT :limit`,
  ).all({ kb, text, json: JSON.stringify(text).slice(1, -1), after, limit });
