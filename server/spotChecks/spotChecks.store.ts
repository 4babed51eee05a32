// All SQL of spot checks themselves: what was drawn, and what came of it.
import { sql, type Database } from "../base/db.ts";

export interface StoredSpotCheck {
  id: string;
  seed: number;
  size: number;
  from: string;
  until: string;
  outcomes: string[];
  channel: string | null;
  population: number;
  turns: number;
  items: number;
  by: string | null;
  at: string;
}

/** How far a check is, and how right the answers were. Turns, but for `labelled`. */
export interface LabelTally {
  /** Items with a label. */
  labelled: number;
  right: number;
  checked: number;
  notAnswered: number;
}

/** The entry a column names, or the one it was merged into; of an item `i`. */
const merged = (column: string): string =>
  `coalesce((SELECT m.into_id FROM merged_entries m WHERE m.kb_id = i.kb_id AND m.entry_id = ${column}), ${column})`;

export interface Item {
  item: number;
  question: string;
  textKey: string;
  text: string;
  given: string | null;
}

export interface ItemTurn {
  place: number;
  item: number;
  turn: string;
  at: string;
  outcome: string;
  reason: string;
  confidence: number | null;
  version: number | null;
  channel: string | null;
  conversation: string | null;
  miss: string | null;
}

export function insertCheck(db: Database, kb: string, check: StoredSpotCheck, items: readonly Item[], turns: readonly ItemTurn[]): void {
  sql(
    db,
    `INSERT INTO spot_checks (id, kb_id, seed, size, from_day, until_day, outcomes, channel, population, turns, items, by, at)
     VALUES (:id, :kb, :seed, :size, :from, :until, :outcomes, :channel, :population, :turns, :items, :by, :at)`,
  ).run({ kb, ...check, outcomes: JSON.stringify(check.outcomes) });
  const addItem = sql(
    db,
    "INSERT INTO spot_check_items (check_id, item, kb_id, question_id, text_key, text, given) VALUES (:check, :item, :kb, :question, :textKey, :text, :given)",
  );
  for (const item of items) addItem.run({ check: check.id, kb, ...item });
  const addTurn = sql(
    db,
    `INSERT INTO spot_check_turns (check_id, place, item, turn_id, at, outcome, reason, confidence, version, channel, conversation, miss)
     VALUES (:check, :place, :item, :turn, :at, :outcome, :reason, :confidence, :version, :channel, :conversation, :miss)`,
  );
  for (const turn of turns) addTurn.run({ check: check.id, ...turn });
}

type Row = Omit<StoredSpotCheck, "outcomes"> & LabelTally & { outcomes: string };
// The newest label of an item that was not undone.
const standing = (item: string): string =>
  `(SELECT l.seq FROM spot_check_labels l WHERE l.check_id = ${item}.check_id AND l.item = ${item}.item AND l.undone_at IS NULL ORDER BY l.seq DESC LIMIT 1)`;
const counted = `SELECT c.id, c.seed, c.size, c.from_day AS "from", c.until_day AS until, c.outcomes, c.channel, c.population, c.turns, c.items, c.by, c.at,
    count(DISTINCT l.item) AS labelled, count(CASE WHEN i.given IS NOT NULL AND l.verdict = 'right' THEN 1 END) AS right,
    count(CASE WHEN i.given IS NOT NULL THEN l.seq END) AS checked, count(CASE WHEN i.given IS NULL THEN l.seq END) AS notAnswered
  FROM chosen c JOIN spot_check_items i ON i.check_id = c.id JOIN spot_check_turns t ON t.check_id = i.check_id AND t.item = i.item
    LEFT JOIN spot_check_labels l ON l.seq = ${standing("i")}
  GROUP BY c.seq ORDER BY c.seq DESC`;
const fromRow = (row: Row): StoredSpotCheck & LabelTally => ({ ...row, outcomes: JSON.parse(row.outcomes) as string[] });

/** Checks with how far each is, newest first. 100 of 500 turns take about 60 ms: ask for fewer. */
export function listChecks(
  db: Database,
  kb: string,
  offset: number,
  limit: number,
): { total: number; rows: (StoredSpotCheck & LabelTally)[] } {
  const { total } = sql<object, { total: number }>(db, "SELECT count(*) AS total FROM spot_checks WHERE kb_id = :kb").get({ kb })!;
  const rows = sql<object, Row>(
    db,
    `WITH chosen AS (SELECT * FROM spot_checks WHERE kb_id = :kb ORDER BY seq DESC LIMIT :limit OFFSET :offset) ${counted}`,
  ).all({ kb, offset, limit });
  return { total, rows: rows.map(fromRow) };
}

export function getSpotCheck(db: Database, kb: string, id: string): (StoredSpotCheck & LabelTally) | null {
  const row = sql<object, Row>(db, `WITH chosen AS (SELECT * FROM spot_checks WHERE kb_id = :kb AND id = :id) ${counted}`).get({ kb, id });
  return row ? fromRow(row) : null;
}

/** Answered turns with a label: what they were said to be, and whether they were right. */
export const listJudged = (db: Database, check: string): { confidence: number; right: boolean }[] =>
  sql<object, { confidence: number; right: number }>(
    db,
    `SELECT t.confidence, l.verdict = 'right' AS right FROM spot_check_items i JOIN spot_check_turns t ON t.check_id = i.check_id AND t.item = i.item
       JOIN spot_check_labels l ON l.seq = ${standing("i")} WHERE i.check_id = :check AND i.given IS NOT NULL AND t.confidence IS NOT NULL`,
  )
    .all({ check })
    .map(({ confidence, right }) => ({ confidence, right: right === 1 }));

export const listPeople = (db: Database, check: string): { name: string | null; labels: number }[] =>
  sql<object, { name: string | null; labels: number }>(
    db,
    `SELECT l.by AS name, count(*) AS labels FROM spot_check_items i JOIN spot_check_labels l ON l.seq = ${standing("i")} WHERE i.check_id = :check
     GROUP BY l.by ORDER BY labels DESC, l.by`,
  ).all({ check });

export interface ShownItem extends Omit<Item, "textKey" | "question">, Omit<ItemTurn, "place" | "item" | "reason" | "miss"> {
  times: number;
  label: string | null;
  verdict: "right" | "wrong" | "not_ours" | null;
  entry: string | null;
  labelledBy: string | null;
  labelledAt: string | null;
}

/** Items with the latest of their turns and the label that stands, in the order of the draw. */
export const listItems = (db: Database, check: string, offset: number, limit: number): ShownItem[] =>
  sql<object, ShownItem>(
    db,
    `SELECT i.item, i.text, ${merged("i.given")} AS given, t.turn_id AS turn, max(t.at) AS at, count(*) AS times, t.outcome, t.confidence, t.version, t.channel, t.conversation,
       l.id AS label, l.verdict, ${merged("l.entry_id")} AS entry, l.by AS labelledBy, l.at AS labelledAt
     FROM (SELECT * FROM spot_check_items WHERE check_id = :check ORDER BY item LIMIT :limit OFFSET :offset) i
       JOIN spot_check_turns t INDEXED BY spot_check_turns_by_item ON t.check_id = i.check_id AND t.item = i.item LEFT JOIN spot_check_labels l ON l.seq = ${standing("i")}
     GROUP BY i.item ORDER BY i.item`,
  ).all({ check, offset, limit });

export const getItem = (db: Database, kb: string, check: string, item: number): (Item & { givenNow: string | null }) | null =>
  sql<object, Item & { givenNow: string | null }>(
    db,
    `SELECT i.item, i.question_id AS question, i.text_key AS textKey, i.text, i.given, ${merged("i.given")} AS givenNow
     FROM spot_check_items i WHERE i.kb_id = :kb AND i.check_id = :check AND i.item = :item`,
  ).get({ kb, check, item }) ?? null;

interface NewLabel {
  id: string;
  check: string;
  item: number;
  question: string;
  given: string | null;
  verdict: "right" | "wrong" | "not_ours";
  entry: string | null;
  by: string | null;
  at: string;
}

/** Writes what somebody said of an item. */
export const insertLabel = (db: Database, kb: string, label: NewLabel): void =>
  void sql(
    db,
    `INSERT INTO spot_check_labels (id, kb_id, check_id, item, question_id, given, verdict, entry_id, by, at)
     VALUES (:id, :kb, :check, :item, :question, :given, :verdict, :entry, :by, :at)`,
  ).run({ kb, ...label });

/** A label of a check, undone or not; null if there is none. */
export const getLabel = (db: Database, kb: string, check: string, id: string): (NewLabel & { undoneAt: string | null }) | null =>
  sql<object, NewLabel & { undoneAt: string | null }>(
    db,
    `SELECT id, check_id AS "check", item, question_id AS question, given, verdict, entry_id AS entry, by, at, undone_at AS undoneAt
     FROM spot_check_labels WHERE kb_id = :kb AND check_id = :check AND id = :id`,
  ).get({ kb, check, id }) ?? null;

/** Takes a label back; its row stays. */
export const undoLabel = (db: Database, kb: string, id: string, at: string): void =>
  void sql(db, "UPDATE spot_check_labels SET undone_at = :at WHERE kb_id = :kb AND id = :id").run({ kb, id, at });
