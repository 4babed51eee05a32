// All SQL of which message of a person answers which turn, and of the conversations in which that is to be found out anew.
import { sql, type Database } from "../base/db.ts";

/** `message`: its row number; `at`: the turn's time. */
export interface StoredReply {
  question: string;
  at: string;
  turn: string;
  message: number;
  /** The message's. */
  textId: string;
}

export const countStaleConversations = (logs: Database, kb: string, most: number): number =>
  sql<object, { n: number }>(logs, "SELECT count(*) AS n FROM (SELECT 1 FROM stale_conversations WHERE kb_id = :kb LIMIT :most)").get({
    kb,
    most,
  })!.n;

export const listStaleConversations = (logs: Database, kb: string, limit: number): string[] =>
  sql<object, { conversation: string }>(logs, "SELECT conversation FROM stale_conversations WHERE kb_id = :kb LIMIT :limit")
    .all({ kb, limit })
    .map((row) => row.conversation);

/** Puts the replies to a conversation's turns since a moment in the place of those that were found before; what is the same is left alone. It is no longer stale. */
export function putReplies(
  logs: Database,
  kb: string,
  conversation: string,
  { replies, since }: { replies: readonly StoredReply[]; since: string },
): void {
  const nameOf = ({ question, at, turn, message }: StoredReply): string => `${question} ${at} ${turn} ${message}`;
  const before = sql<object, StoredReply>(
    logs,
    "SELECT question_id AS question, at, turn_id AS turn, message, text_id AS textId FROM agent_replies INDEXED BY agent_replies_by_conversation WHERE kb_id = :kb AND conversation = :conversation AND at >= :since",
  ).all({ kb, conversation, since });
  const known = new Set(before.map(nameOf));
  const wanted = new Set(replies.map(nameOf));
  const remove = sql(
    logs,
    "DELETE FROM agent_replies WHERE kb_id = :kb AND question_id = :question AND at = :at AND turn_id = :turn AND message = :message",
  );
  for (const { textId: _, ...reply } of before) if (!wanted.has(nameOf({ ...reply, textId: _ }))) remove.run({ kb, ...reply });
  const insert = sql(
    logs,
    `INSERT INTO agent_replies (kb_id, question_id, at, turn_id, message, text_id, conversation)
     VALUES (:kb, :question, :at, :turn, :message, :textId, :conversation) ON CONFLICT DO NOTHING`,
  );
  for (const reply of replies) if (!known.has(nameOf(reply))) insert.run({ kb, conversation, ...reply });
  sql(logs, "DELETE FROM stale_conversations WHERE kb_id = :kb AND conversation = :conversation").run({ kb, conversation });
}

/** Replies to some questions, the latest of each: `most` messages of each. */
export const listReplies = (
  logs: Database,
  kb: string,
  questions: readonly string[],
  most: number,
): (StoredReply & { conversation: string })[] => {
  const find = sql<object, StoredReply & { conversation: string }>(
    logs,
    `SELECT question_id AS question, at, turn_id AS turn, message, text_id AS textId, conversation FROM agent_replies
     WHERE kb_id = :kb AND question_id = :question ORDER BY at DESC, turn_id DESC LIMIT :most`,
  );
  return questions.flatMap((question) => find.all({ kb, question, most }));
};

/** Which of some questions people replied to. */
export const listRepliedTo = (logs: Database, kb: string, questions: readonly string[]): string[] =>
  sql<object, { question: string }>(
    logs,
    "SELECT value AS question FROM json_each(:questions) WHERE EXISTS (SELECT 1 FROM agent_replies WHERE kb_id = :kb AND question_id = value)",
  )
    .all({ kb, questions: JSON.stringify(questions) })
    .map((row) => row.question);

/** How many questions people replied to, up to an id (null: all), at most so many. From one to the next in the index. */
export const countReplied = (logs: Database, kb: string, last: string | null, most: number): number =>
  sql<object, { n: number }>(
    logs,
    `WITH RECURSIVE replied (question) AS (
       SELECT min(question_id) FROM agent_replies WHERE kb_id = :kb
       UNION ALL SELECT (SELECT min(question_id) FROM agent_replies WHERE kb_id = :kb AND question_id > replied.question)
         FROM replied WHERE replied.question IS NOT NULL LIMIT :most
     )
     SELECT count(*) AS n FROM replied WHERE question IS NOT NULL AND (:last IS NULL OR question <= :last)`,
  ).get({ kb, last, most })!.n;

/** Different questions that a text was said to, with their clusters (null: in none); by their ids, and so any. From one to the next in the index: of one said a million times no more is read. */
export const listSaidTo = (
  logs: Database,
  kb: string,
  textId: string,
  most: number,
): { question: string; text: string; cluster: string | null }[] =>
  sql<object, { question: string; text: string; cluster: string | null }>(
    logs,
    `WITH RECURSIVE said (question) AS (
       SELECT min(question_id) FROM agent_replies INDEXED BY agent_replies_by_text WHERE kb_id = :kb AND text_id = :textId
       UNION ALL SELECT (SELECT min(question_id) FROM agent_replies INDEXED BY agent_replies_by_text WHERE kb_id = :kb AND text_id = :textId AND question_id > said.question)
         FROM said WHERE said.question IS NOT NULL LIMIT :most
     )
     SELECT q.id AS question, q.text, g.cluster_id AS cluster FROM said CROSS JOIN questions q ON q.kb_id = :kb AND q.id = said.question
     LEFT JOIN grouped_misses g ON g.kb_id = :kb AND g.question_id = said.question`,
  ).all({ kb, textId, most });
