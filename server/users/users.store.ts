// All SQL of users, sessions and server secrets.
import { randomBytes } from "node:crypto";
import { sql, type Database } from "../base/db.ts";

export interface StoredUser {
  id: string;
  name: string;
  admin: boolean;
}

export const countUsers = (db: Database): number => sql<[], { n: number }>(db, "SELECT count(*) AS n FROM users").get()!.n;

export function getUser(db: Database, id: string): StoredUser | null {
  const row = sql<{ id: string }, { id: string; name: string; admin: number }>(db, "SELECT id, name, admin FROM users WHERE id = :id").get({
    id,
  });
  return row ? { ...row, admin: row.admin === 1 } : null;
}

/** By name, case-insensitively, with the password's hash. */
export function findUser(db: Database, name: string): (StoredUser & { password: string }) | null {
  const row = sql<{ name: string }, { id: string; name: string; admin: number; password: string }>(
    db,
    "SELECT id, name, admin, password FROM users WHERE name = :name",
  ).get({ name });
  return row ? { ...row, admin: row.admin === 1 } : null;
}

export function listUserRows(db: Database): (StoredUser & { createdAt: string })[] {
  const rows = sql<[], { id: string; name: string; admin: number; createdAt: string }>(
    db,
    "SELECT id, name, admin, created_at AS createdAt FROM users ORDER BY name",
  ).all();
  return rows.map((r) => ({ ...r, admin: r.admin === 1 }));
}

export function insertUser(db: Database, user: StoredUser & { password: string; at: string }): void {
  sql(db, "INSERT INTO users (id, name, password, admin, created_at) VALUES (:id, :name, :password, :admin, :at)").run({
    ...user,
    admin: user.admin ? 1 : 0,
  });
}

export const updatePassword = (db: Database, id: string, password: string): boolean =>
  sql(db, "UPDATE users SET password = :password WHERE id = :id").run({ id, password }).changes === 1;

/** The session's data, or null if it is unknown or has expired at `now`. */
export function getSession(db: Database, id: string, now: string): unknown {
  const row = sql<object, { data: string }>(db, "SELECT data FROM sessions WHERE id = :id AND expires_at > :now").get({ id, now });
  return row ? JSON.parse(row.data) : null;
}

export function putSession(db: Database, session: { id: string; user: string | null; data: string; expires: string }): void {
  sql(
    db,
    "INSERT INTO sessions (id, user_id, data, expires_at) VALUES (:id, :user, :data, :expires) ON CONFLICT (id) DO UPDATE SET user_id = :user, data = :data, expires_at = :expires",
  ).run(session);
}

/** Whether a session was last lengthened more than a day before one that is lengthened to `expires`; takes no write lock. */
export const isDueForTouch = (db: Database, id: string, expires: string): boolean =>
  sql(db, "SELECT 1 FROM sessions WHERE id = :id AND julianday(:expires) - julianday(expires_at) > 1").get({ id, expires }) !== undefined;

/** Lengthens a session. */
export const touchSession = (db: Database, id: string, expires: string): void =>
  void sql(db, "UPDATE sessions SET expires_at = :expires WHERE id = :id").run({ id, expires });

export const deleteSession = (db: Database, id: string): void => void sql(db, "DELETE FROM sessions WHERE id = :id").run({ id });
export const deleteSessionsOf = (db: Database, user: string): void =>
  void sql(db, "DELETE FROM sessions WHERE user_id = :user").run({ user });
export const sweepSessions = (db: Database, now: string): void =>
  void sql(db, "DELETE FROM sessions WHERE expires_at <= :now").run({ now });

/** A random secret of this server, made when first asked for. */
export function serverSecret(db: Database, name: string): string {
  const key = `secret.${name}`;
  const found = sql<object, { value: string }>(db, "SELECT value FROM server_settings WHERE key = :key").get({ key });
  if (found) return found.value;
  const value = randomBytes(32).toString("hex");
  sql(db, "INSERT INTO server_settings (key, value) VALUES (:key, :value)").run({ key, value });
  return value;
}
