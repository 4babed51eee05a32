// SQL of labels: what of them trains, what is frozen for a version, and which answers they call wrong. Setting and undoing one is SQL of spot checks.
import { sql, type Database } from "../base/db.ts";

/** The entry a column names, or the one it was merged into. */
const merged = (column: string): string =>
  `coalesce((SELECT m.into_id FROM merged_entries m WHERE m.kb_id = :kb AND m.entry_id = ${column}), ${column})`;

/** A question with the newest label that stands. The entry is null where none is meant, or is there yet. */
export interface NewestLabel {
  id: string;
  key: string;
  question: string;
  entry: string | null;
  at: string;
}

/** The newest standing label of each distinct question over all checks, `limit` questions at a time after the given id. 500 take about 3 ms. */
export const listNewestLabels = (db: Database, kb: string, after: string, limit: number): NewestLabel[] =>
  sql<object, NewestLabel>(
    db,
    `SELECT l.question_id AS id, i.text_key AS key, i.text AS question, ${merged("l.entry_id")} AS entry, l.at
     FROM (SELECT max(seq) AS seq FROM spot_check_labels INDEXED BY spot_check_labels_by_question WHERE kb_id = :kb AND undone_at IS NULL AND question_id > :after
       GROUP BY question_id ORDER BY question_id LIMIT :limit) n
     JOIN spot_check_labels l ON l.seq = n.seq JOIN spot_check_items i ON i.check_id = l.check_id AND i.item = l.item ORDER BY l.question_id`,
  ).all({ kb, after, limit });

/** Distinct questions with a label, counted up to `most`. */
export const countLabelled = (db: Database, kb: string, most: number): number =>
  sql<object, { n: number }>(
    db,
    "SELECT count(*) AS n FROM (SELECT DISTINCT question_id FROM spot_check_labels WHERE kb_id = :kb AND undone_at IS NULL LIMIT :most)",
  ).get({ kb, most })!.n;

/** The entry that the newest standing label of a question says it should be, or null. */
export const getNamedEntry = (db: Database, kb: string, question: string): string | null =>
  sql<object, { entry: string | null }>(
    db,
    `SELECT ${merged("l.entry_id")} AS entry FROM spot_check_labels l WHERE l.kb_id = :kb AND l.question_id = :question AND l.undone_at IS NULL ORDER BY l.seq DESC LIMIT 1`,
  ).get({ kb, question })?.entry ?? null;

/** Where labelling stands, without the labels. 10,000 take about 4 ms. */
export interface LabelState {
  /** Distinct questions. */
  questions: number;
  /** Another one whenever somebody labels or takes a label back. */
  state: string;
  /** Of the newest label; null without any. */
  by: string | null;
  at: string | null;
}

export const getLabelState = (db: Database, kb: string): LabelState =>
  sql<object, LabelState>(
    db,
    `SELECT n.questions, n.labels || ' ' || coalesce(n.newest, 0) AS state, l.by, l.at
     FROM (SELECT count(DISTINCT question_id) AS questions, count(*) AS labels, max(seq) AS newest FROM spot_check_labels WHERE kb_id = :kb AND undone_at IS NULL) n
     LEFT JOIN spot_check_labels l ON l.seq = n.newest`,
  ).get({ kb })!;

export const insertFrozen = (db: Database, frozen: { version: string; labels: string; questions: number; state: string }): void =>
  void sql(db, "INSERT INTO version_labels (version_id, labels, questions, state) VALUES (:version, :labels, :questions, :state)").run(
    frozen,
  );

/** Where labelling stood when a version was frozen; null if there were too few to keep. */
export const getFrozenState = (db: Database, version: string): Pick<LabelState, "questions" | "state"> | null =>
  sql<object, Pick<LabelState, "questions" | "state">>(db, "SELECT questions, state FROM version_labels WHERE version_id = :version").get({
    version,
  }) ?? null;

export const getFrozen = (db: Database, version: string): string | null =>
  sql<object, { labels: string }>(db, "SELECT labels FROM version_labels WHERE version_id = :version").get({ version })?.labels ?? null;

export const dropFrozen = (db: Database, version: string): void =>
  void sql(db, "DELETE FROM version_labels WHERE version_id = :version").run({ version });

/** A turn whose answer was called wrong. */
export interface WrongTurn {
  question: string;
  textKey: string;
  text: string;
  given: string;
  turn: string;
  at: string;
  channel: string | null;
  /** The log called the turn a miss for another reason, and counts it as such. */
  counted: number;
  check: string;
  verdict: "wrong" | "not_ours";
  entry: string | null;
  by: string | null;
  labelledAt: string;
}

/** Labelled questions from one to another, in order of their ids. */
export interface Stretch {
  from: string;
  until: string;
}

/** The next so many labelled questions after one; null if there are none. */
export function nextStretch(db: Database, kb: string, after: string, limit: number): Stretch | null {
  const { from, until } = sql<object, { from: string | null; until: string | null }>(
    db,
    `SELECT min(question_id) AS "from", max(question_id) AS until FROM (SELECT DISTINCT question_id FROM spot_check_labels INDEXED BY spot_check_labels_by_question
     WHERE kb_id = :kb AND undone_at IS NULL AND question_id > :after ORDER BY question_id LIMIT :limit)`,
  ).get({ kb, after, limit })!;
  return from === null || until === null ? null : { from, until };
}

/**
 * Drawn turns, each once, that got an answer of which the newest label of its question says it is wrong; by question, latest first.
 * A turn drawn by two checks counts once. Of 1,000 labels some 3 ms.
 */
export const listWrongTurns = (db: Database, kb: string, stretch: Stretch): WrongTurn[] =>
  sql<object, WrongTurn>(
    db,
    `WITH wrong AS MATERIALIZED (
       -- Of max() SQLite gives the other columns of that row. The index below is named: the planner would go through all turns of the check for each item.
       SELECT l.* FROM (SELECT max(seq) AS seq, verdict FROM spot_check_labels WHERE kb_id = :kb AND undone_at IS NULL AND given IS NOT NULL
         AND question_id >= :from AND question_id <= :until GROUP BY question_id, given) n
       JOIN spot_check_labels l ON l.seq = n.seq WHERE n.verdict <> 'right'
         -- Merged since with the entry it should have been: that is the one that answers now.
         AND NOT (n.verdict = 'wrong' AND l.entry_id IS NOT NULL AND ${merged("l.entry_id")} = ${merged("l.given")}))
     SELECT w.question_id AS question, i.text_key AS textKey, i.text, ${merged("w.given")} AS given, t.turn_id AS turn, t.at, t.channel, t.miss IS NOT NULL AS counted,
       w.check_id AS "check", w.verdict, ${merged("w.entry_id")} AS entry, w.by, w.at AS labelledAt
     FROM wrong w CROSS JOIN spot_check_items i ON i.kb_id = :kb AND i.question_id = w.question_id AND i.given = w.given
       CROSS JOIN spot_check_turns t INDEXED BY spot_check_turns_by_item ON t.check_id = i.check_id AND t.item = i.item
     GROUP BY t.turn_id ORDER BY w.question_id, t.at DESC`,
  ).all({ kb, ...stretch });

/** Takes the words from items all of whose drawn turns are among these. */
export function forgetDrawnTexts(db: Database, kb: string, turns: readonly string[]): void {
  sql(
    db,
    `UPDATE spot_check_items SET text = '', text_key = '' WHERE kb_id = :kb AND (check_id, item) IN (
       SELECT t.check_id, t.item FROM spot_check_turns t WHERE (t.check_id, t.item) IN (SELECT check_id, item FROM spot_check_turns WHERE turn_id IN (SELECT value FROM json_each(:turns)))
       GROUP BY t.check_id, t.item HAVING min(t.turn_id IN (SELECT value FROM json_each(:turns))) = 1)`,
  ).run({ kb, turns: JSON.stringify(turns) });
}

/** Takes the conversation from these drawn turns. */
export function forgetDrawnTurns(db: Database, turns: readonly string[]): void {
  sql(
    db,
    "UPDATE spot_check_turns SET conversation = NULL WHERE conversation IS NOT NULL AND turn_id IN (SELECT value FROM json_each(:turns))",
  ).run({ turns: JSON.stringify(turns) });
}
