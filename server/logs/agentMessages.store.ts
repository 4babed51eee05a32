// All SQL of what people of the shop said to customers: writing it, reading a conversation's, finding what is to go.
import { sql, type Database } from "../base/db.ts";
import type { Whose } from "./removal.store.ts";

/** As it is stored: masked, with names as keyed hashes. */
export interface StoredMessage {
  id: string;
  at: string;
  conversation: string;
  customer: string | null;
  agent: string | null;
  text: string;
  /** Digest of the text's key. */
  textId: string;
  /** The customer's turn that stood before it where it came from. */
  after: string | null;
}

const columns = "id, at, conversation, customer, agent, text, text_id AS textId, after_turn AS after";

/** Adds a message; false if the knowledge base has one with this id. */
export const insertMessage = (logs: Database, kb: string, row: StoredMessage & { import: string | null }): boolean =>
  sql(
    logs,
    `INSERT INTO agent_messages (kb_id, id, at, conversation, customer, agent, text, text_id, after_turn, import_id)
     VALUES (:kb, :id, :at, :conversation, :customer, :agent, :text, :textId, :after, :import) ON CONFLICT (kb_id, id) DO NOTHING`,
  ).run({ kb, ...row }).changes === 1;

export const getMessage = (logs: Database, kb: string, id: string): StoredMessage | null =>
  sql<object, StoredMessage>(logs, `SELECT ${columns} FROM agent_messages WHERE kb_id = :kb AND id = :id`).get({ kb, id }) ?? null;

/** A conversation's latest messages, oldest first. */
export const listMessages = (logs: Database, kb: string, conversation: string, most: number): (StoredMessage & { seq: number })[] =>
  sql<object, StoredMessage & { seq: number }>(
    logs,
    `SELECT seq, ${columns} FROM agent_messages INDEXED BY agent_messages_by_conversation WHERE kb_id = :kb AND conversation = :conversation ORDER BY at DESC, seq DESC LIMIT :most`,
  )
    .all({ kb, conversation, most })
    .reverse();

/** A conversation's messages from a moment to another, both included; oldest first. */
export const listMessagesBetween = (
  logs: Database,
  kb: string,
  conversation: string,
  { from, until, most }: { from: string; until: string; most: number },
): StoredMessage[] =>
  sql<object, StoredMessage>(
    logs,
    `SELECT ${columns} FROM agent_messages INDEXED BY agent_messages_by_conversation WHERE kb_id = :kb AND conversation = :conversation AND at >= :from AND at <= :until ORDER BY at, seq LIMIT :most`,
  ).all({ kb, conversation, from, until, most });

/** Messages by their row numbers, in no order. */
export const listMessagesBySeq = (logs: Database, seqs: readonly number[]): (StoredMessage & { seq: number })[] =>
  sql<object, StoredMessage & { seq: number }>(
    logs,
    `SELECT seq, ${columns} FROM agent_messages WHERE seq IN (SELECT value FROM json_each(:seqs))`,
  ).all({ seqs: JSON.stringify(seqs) });

/** How many messages have an id that begins so, and goes on with a number. */
export const countMessagesNamed = (logs: Database, kb: string, begin: string): number =>
  sql<object, { n: number }>(logs, "SELECT count(*) AS n FROM agent_messages WHERE kb_id = :kb AND id >= :begin AND id < :until").get({
    kb,
    begin,
    // After "9" comes ":".
    until: `${begin}:`,
  })!.n;

/** A customer's turn as far as replies to it are looked for. */
export interface TalkTurn {
  id: string;
  at: string;
  question: string;
  text: string;
  textKey: string;
  miss: string | null;
}

/** A conversation's latest turns, oldest first. */
export const listTalkTurns = (logs: Database, kb: string, conversation: string, most: number): TalkTurn[] =>
  sql<object, TalkTurn>(
    logs,
    `SELECT t.id, t.at, t.question_id AS question, t.text, q.text_key AS textKey, t.miss FROM turns t INDEXED BY turns_by_conversation
     JOIN questions q ON q.kb_id = t.kb_id AND q.id = t.question_id
     WHERE t.kb_id = :kb AND t.conversation = :conversation ORDER BY t.at DESC, t.seq DESC LIMIT :most`,
  )
    .all({ kb, conversation, most })
    .reverse();

/** Which of some conversations people of the shop said anything in. */
export const listTalkedIn = (logs: Database, kb: string, conversations: readonly string[]): string[] =>
  sql<object, { conversation: string }>(
    logs,
    `SELECT value AS conversation FROM json_each(:conversations)
     WHERE EXISTS (SELECT 1 FROM agent_messages INDEXED BY agent_messages_by_conversation WHERE kb_id = :kb AND conversation = value)`,
  )
    .all({ kb, conversations: JSON.stringify(conversations) })
    .map((row) => row.conversation);

// --- What is to go --------------------------------------------------------------------------------------------------------

const seqs = (rows: { seq: number }[]): number[] => rows.map(({ seq }) => seq);

/** Some messages to a customer (in any conversation they were in), or of a conversation. */
export const someMessagesToWhom = (logs: Database, kb: string, whose: Whose, limit: number): number[] =>
  "customer" in whose
    ? seqs(
        sql<object, { seq: number }>(
          logs,
          `SELECT seq FROM agent_messages INDEXED BY agent_messages_by_customer WHERE kb_id = :kb AND customer = :customer
           UNION SELECT m.seq FROM (SELECT DISTINCT conversation FROM turns INDEXED BY turns_by_customer WHERE kb_id = :kb AND customer = :customer) t
             CROSS JOIN agent_messages m INDEXED BY agent_messages_by_conversation ON m.kb_id = :kb AND m.conversation = t.conversation LIMIT :limit`,
        ).all({ kb, customer: whose.customer, limit }),
      )
    : seqs(
        sql<object, { seq: number }>(
          logs,
          "SELECT seq FROM agent_messages INDEXED BY agent_messages_by_conversation WHERE kb_id = :kb AND conversation = :conversation LIMIT :limit",
        ).all({ kb, conversation: whose.conversation, limit }),
      );

/** Some messages older than a moment. */
export const someMessagesBefore = (logs: Database, kb: string, before: string, limit: number): number[] =>
  seqs(
    sql<object, { seq: number }>(
      logs,
      "SELECT seq FROM agent_messages INDEXED BY agent_messages_by_time WHERE kb_id = :kb AND at < :before ORDER BY at LIMIT :limit",
    ).all({
      kb,
      before,
      limit,
    }),
  );

/** Some messages that came with an import, the latest written first. */
export const someMessagesOf = (logs: Database, kb: string, id: string, limit: number): number[] =>
  seqs(
    sql<object, { seq: number }>(
      logs,
      "SELECT seq FROM agent_messages INDEXED BY agent_messages_by_import WHERE kb_id = :kb AND import_id = :id ORDER BY seq DESC LIMIT :limit",
    ).all({ kb, id, limit }),
  );

// By their row numbers: without the + SQLite goes through all of the knowledge base.
/** Deletes messages; how many of each import went. */
export const deleteMessages = (logs: Database, kb: string, messages: readonly number[]): Map<string, number> => {
  const gone = new Map<string, number>();
  const rows = sql<object, { import: string | null }>(
    logs,
    "DELETE FROM agent_messages WHERE seq IN (SELECT value FROM json_each(:messages)) AND +kb_id = :kb RETURNING import_id AS import",
  ).all({ kb, messages: JSON.stringify(messages) });
  for (const row of rows) if (row.import !== null) gone.set(row.import, (gone.get(row.import) ?? 0) + 1);
  return gone;
};
