// All SQL of named filters of the log.
import { sql, type Database } from "../base/db.ts";

/** Whose, and of what. */
export interface Owner {
  kb: string;
  user: string;
}

export interface StoredView {
  name: string;
  /** JSON. */
  filter: string;
  at: string;
}

export const listViews = (db: Database, owner: Owner): StoredView[] =>
  sql<object, StoredView>(db, "SELECT name, filter, at FROM log_views WHERE kb_id = :kb AND user_id = :user ORDER BY name").all(owner);

export const getView = (db: Database, owner: Owner, name: string): StoredView | null =>
  sql<object, StoredView>(db, "SELECT name, filter, at FROM log_views WHERE kb_id = :kb AND user_id = :user AND name = :name").get({
    ...owner,
    name,
  }) ?? null;

export function putView(db: Database, owner: Owner, view: StoredView): void {
  sql(
    db,
    "INSERT INTO log_views (kb_id, user_id, name, filter, at) VALUES (:kb, :user, :name, :filter, :at) ON CONFLICT DO UPDATE SET filter = :filter, at = :at",
  ).run({ ...owner, ...view });
}

export function dropView(db: Database, owner: Owner, name: string): void {
  sql(db, "DELETE FROM log_views WHERE kb_id = :kb AND user_id = :user AND name = :name").run({ ...owner, name });
}
