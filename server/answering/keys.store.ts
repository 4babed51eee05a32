// All SQL of bot keys.
import type { scopes } from "../../shared/contract/settings.ts";
import { sql, type Database } from "../base/db.ts";

export type Scope = (typeof scopes)[number];

export interface StoredKey {
  id: string;
  name: string;
  scopes: Scope[];
  /** The last 4 characters of the secret. */
  ending: string;
  /** From whose pages it may be used; none: from no browser. */
  origins: string[];
  /** null: as often as it likes. */
  ratePerMinute: number | null;
  createdAt: string;
  createdBy: string | null;
  revokedAt: string | null;
}
type Row = Omit<StoredKey, "scopes" | "origins"> & { scopes: string; origins: string };
const columns =
  "id, name, scopes, ending, origins, rate_per_minute AS ratePerMinute, created_at AS createdAt, created_by AS createdBy, revoked_at AS revokedAt";
const fromRow = <R extends Row>(row: R): Omit<R, "scopes" | "origins"> & Pick<StoredKey, "scopes" | "origins"> => ({
  ...row,
  scopes: JSON.parse(row.scopes) as Scope[],
  origins: JSON.parse(row.origins) as string[],
});

/** Keys in use first, newest first. */
export const listKeyRows = (db: Database, kb: string): StoredKey[] =>
  sql<object, Row>(db, `SELECT ${columns} FROM bot_keys WHERE kb_id = :kb ORDER BY revoked_at IS NOT NULL, created_at DESC, id`)
    .all({ kb })
    .map(fromRow);

export const getKey = (db: Database, kb: string, id: string): StoredKey | null => {
  const row = sql<object, Row>(db, `SELECT ${columns} FROM bot_keys WHERE kb_id = :kb AND id = :id`).get({ kb, id });
  return row ? fromRow(row) : null;
};

/** The unrevoked key with this digest, and whose it is. */
export function findByDigest(db: Database, digest: string): (StoredKey & { kb: string; digest: string }) | null {
  const row = sql<object, Row & { kb: string; digest: string }>(
    db,
    `SELECT ${columns}, kb_id AS kb, digest FROM bot_keys WHERE digest = :digest AND revoked_at IS NULL`,
  ).get({ digest });
  return row ? fromRow(row) : null;
}

export const countInUse = (db: Database, kb: string, name: string): number =>
  sql<object, { n: number }>(db, "SELECT count(*) AS n FROM bot_keys WHERE kb_id = :kb AND name = :name AND revoked_at IS NULL").get({
    kb,
    name,
  })!.n;

export function insertKey(db: Database, key: Omit<StoredKey, "revokedAt"> & { kb: string; digest: string }): void {
  sql(
    db,
    "INSERT INTO bot_keys (id, kb_id, name, digest, ending, scopes, origins, rate_per_minute, created_at, created_by) VALUES (:id, :kb, :name, :digest, :ending, :scopes, :origins, :ratePerMinute, :createdAt, :createdBy)",
  ).run({ ...key, scopes: JSON.stringify(key.scopes), origins: JSON.stringify(key.origins) });
}

export function updateLimits(db: Database, kb: string, id: string, limits: Pick<StoredKey, "origins" | "ratePerMinute">): void {
  sql(db, "UPDATE bot_keys SET origins = :origins, rate_per_minute = :ratePerMinute WHERE kb_id = :kb AND id = :id").run({
    kb,
    id,
    origins: JSON.stringify(limits.origins),
    ratePerMinute: limits.ratePerMinute,
  });
}

/** Whether any unrevoked key, of whatever knowledge base, may be used from this origin. */
export const isAllowedByAny = (db: Database, origin: string): boolean =>
  sql<object, unknown>(
    db,
    "SELECT 1 FROM bot_keys, json_each(bot_keys.origins) AS allowed WHERE revoked_at IS NULL AND allowed.value = :origin LIMIT 1",
  ).get({ origin }) !== undefined;

export const revoke = (db: Database, kb: string, id: string, at: string): void =>
  void sql(db, "UPDATE bot_keys SET revoked_at = :at WHERE kb_id = :kb AND id = :id").run({ kb, id, at });
