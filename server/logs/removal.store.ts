// All SQL that finds turns which are to be taken out of the log: a customer's, a conversation's, those older than a moment.
import { sql, type Database } from "../base/db.ts";

/** Whose turns: a keyed hash, or a conversation's name as it is stored. */
export type Whose = { customer: string } | { conversation: string };

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

/** Some turns of a customer or of a conversation. */
export const someTurnsOfWhom = (logs: Database, kb: string, whose: Whose, limit: number): string[] =>
  "customer" in whose
    ? ids(
        sql<object, { id: string }>(
          logs,
          "SELECT id FROM turns INDEXED BY turns_by_customer WHERE kb_id = :kb AND customer = :customer LIMIT :limit",
        ).all({ kb, customer: whose.customer, limit }),
      )
    : ids(
        sql<object, { id: string }>(
          logs,
          "SELECT id FROM turns INDEXED BY turns_by_conversation WHERE kb_id = :kb AND conversation = :conversation LIMIT :limit",
        ).all({ kb, conversation: whose.conversation, limit }),
      );

/** How many turns a customer or a conversation has. */
export const countTurnsOfWhom = (logs: Database, kb: string, whose: Whose): number =>
  ("customer" in whose
    ? sql<object, { n: number }>(
        logs,
        "SELECT count(*) AS n FROM turns INDEXED BY turns_by_customer WHERE kb_id = :kb AND customer = :customer",
      )
    : sql<object, { n: number }>(
        logs,
        "SELECT count(*) AS n FROM turns INDEXED BY turns_by_conversation WHERE kb_id = :kb AND conversation = :conversation",
      )
  ).get({ kb, ...whose })!.n;

/** Some turns older than a moment, the oldest first. */
export const someTurnsBefore = (logs: Database, kb: string, before: string, limit: number): string[] =>
  ids(
    sql<object, { id: string }>(
      logs,
      "SELECT id FROM turns INDEXED BY turns_by_time WHERE kb_id = :kb AND at < :before ORDER BY at, seq LIMIT :limit",
    ).all({ kb, before, limit }),
  );
