// All SQL of batches that were sent before.
import { sql, type Database } from "../db.ts";

/** What a batch of this key and token was answered with, or null. */
export const getAnswer = (logs: Database, key: string, token: string): string | null =>
  sql<object, { answer: string }>(logs, "SELECT answer FROM idempotency WHERE key_id = :key AND token = :token").get({ key, token })
    ?.answer ?? null;

/** Remembers an answer and forgets those given before `forget`. */
export function putAnswer(logs: Database, row: { key: string; token: string; answer: string; at: string }, forget: string): void {
  sql(logs, "DELETE FROM idempotency WHERE at < :forget").run({ forget });
  sql(logs, "INSERT INTO idempotency (key_id, token, answer, at) VALUES (:key, :token, :answer, :at) ON CONFLICT DO NOTHING").run(row);
}
