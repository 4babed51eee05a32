// All SQL of batches that were sent before.
import { sql, type Database } from "../base/db.ts";

/** What a batch of this key and token was answered with and the digest of what it held (null: not known), or null. */
export const getAnswer = (logs: Database, key: string, token: string): { answer: string; body: string | null } | null =>
  sql<object, { answer: string; body: string | null }>(
    logs,
    "SELECT answer, body FROM idempotency WHERE key_id = :key AND token = :token",
  ).get({ key, token }) ?? null;

/** Remembers an answer and forgets those given before `forget`. */
export function putAnswer(
  logs: Database,
  row: { key: string; token: string; body: string; answer: string; at: string },
  forget: string,
): void {
  sql(logs, "DELETE FROM idempotency WHERE at < :forget").run({ forget });
  sql(
    logs,
    "INSERT INTO idempotency (key_id, token, body, answer, at) VALUES (:key, :token, :body, :answer, :at) ON CONFLICT DO NOTHING",
  ).run(row);
}
