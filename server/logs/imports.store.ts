// All SQL of imports of log files: which there were, and taking the turns of one away again.
import { sql, type Database } from "../base/db.ts";
import type { CountedSource } from "./record.store.ts";

export interface LogImport {
  /** The job's id. */
  id: string;
  /** The file's name, masked. */
  name: string;
  at: string;
  by: string | null;
  /** How many of its turns, and of what people of the shop said, are in the log. */
  turns: number;
  messages: number;
}

/** Notes that an import begins; one that is run again goes on as it was. */
export function insertImport(logs: Database, kb: string, begun: Omit<LogImport, "turns" | "messages">): void {
  sql(logs, "INSERT INTO log_imports (kb_id, id, name, at, by, turns) VALUES (:kb, :id, :name, :at, :by, 0) ON CONFLICT DO NOTHING").run({
    kb,
    ...begun,
  });
}

/** Counts turns of an import, or, negative, such that are gone. */
export function addToImport(logs: Database, kb: string, id: string, turns: number): void {
  sql(logs, "UPDATE log_imports SET turns = turns + :turns WHERE kb_id = :kb AND id = :id").run({ kb, id, turns });
}

/** The same of what people of the shop said. */
export function addMessagesToImport(logs: Database, kb: string, id: string, messages: number): void {
  sql(logs, "UPDATE log_imports SET messages = messages + :messages WHERE kb_id = :kb AND id = :id").run({ kb, id, messages });
}

/** Imports of which something is in the log, the newest first. */
export const listImports = (logs: Database, kb: string, limit: number): LogImport[] =>
  sql<object, LogImport>(
    logs,
    "SELECT id, name, at, by, turns, messages FROM log_imports WHERE kb_id = :kb AND (turns > 0 OR messages > 0) ORDER BY at DESC, id DESC LIMIT :limit",
  ).all({ kb, limit });

export const getImport = (logs: Database, kb: string, id: string): LogImport | null =>
  sql<object, LogImport>(logs, "SELECT id, name, at, by, turns, messages FROM log_imports WHERE kb_id = :kb AND id = :id").get({
    kb,
    id,
  }) ?? null;

/** Ids of turns that came with an import, the latest written first. */
export const someTurnsOf = (logs: Database, kb: string, id: string, limit: number): string[] =>
  sql<object, { id: string }>(logs, "SELECT id FROM turns WHERE kb_id = :kb AND import_id = :id ORDER BY seq DESC LIMIT :limit")
    .all({ kb, id, limit })
    .map((turn) => turn.id);

export function deleteTurn(logs: Database, kb: string, id: string): void {
  sql(logs, "DELETE FROM turns WHERE kb_id = :kb AND id = :id").run({ kb, id });
}

/** After turns of a question were deleted: counted down by them, the first and the last time looked up again; a question nobody asked any more goes (false). */
export function takeFromQuestion(logs: Database, kb: string, id: string, asked: number): boolean {
  if (sql(logs, "DELETE FROM questions WHERE kb_id = :kb AND id = :id AND asked <= :asked").run({ kb, id, asked }).changes > 0)
    return false;
  sql(
    logs,
    `UPDATE questions SET asked = asked - :asked,
       first_at = (SELECT at FROM turns WHERE kb_id = :kb AND question_id = :id ORDER BY at LIMIT 1),
       last_at = (SELECT at FROM turns WHERE kb_id = :kb AND question_id = :id ORDER BY at DESC LIMIT 1)
     WHERE kb_id = :kb AND id = :id`,
  ).run({ kb, id, asked });
  return true;
}

export interface StoredConversation {
  day: string;
  channel: string;
  turns: number;
  handedOff: number;
}

export const getConversationRow = (logs: Database, kb: string, source: CountedSource, id: string): StoredConversation | null =>
  sql<object, StoredConversation>(
    logs,
    "SELECT day, channel, turns, handed_off AS handedOff FROM conversations WHERE kb_id = :kb AND source = :source AND id = :id",
  ).get({ kb, source, id }) ?? null;

/** A conversation as its turns say it: of the first the day and the channel, and whether a later one was handed off; null where none is left. */
export const recountConversation = (logs: Database, kb: string, source: CountedSource, id: string): StoredConversation | null =>
  sql<object, StoredConversation>(
    logs,
    `SELECT max(CASE WHEN nth = 1 THEN day END) AS day, max(CASE WHEN nth = 1 THEN channel END) AS channel, count(*) AS turns,
       max(nth > 1 AND outcome = 'handoff') AS handedOff
     FROM (SELECT day, coalesce(channel, '') AS channel, outcome, row_number() OVER (ORDER BY at, seq) AS nth FROM turns
       WHERE kb_id = :kb AND conversation = :id AND (source = 'live') = :live)
     HAVING count(*) > 0`,
  ).get({ kb, id, live: Number(source === "live") }) ?? null;

/** Null: it goes. */
export function replaceConversation(
  logs: Database,
  kb: string,
  source: CountedSource,
  id: string,
  conversation: StoredConversation | null,
): void {
  if (conversation === null)
    sql(logs, "DELETE FROM conversations WHERE kb_id = :kb AND source = :source AND id = :id").run({ kb, source, id });
  else
    sql(
      logs,
      "UPDATE conversations SET day = :day, channel = :channel, turns = :turns, handed_off = :handedOff WHERE kb_id = :kb AND source = :source AND id = :id",
    ).run({ kb, source, id, ...conversation });
}
