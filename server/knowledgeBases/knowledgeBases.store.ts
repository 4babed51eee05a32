// All SQL of knowledge bases and their members.
import type { Role } from "../../shared/permissions.ts";
import type { Kb } from "../base/context.ts";
import { sql, type Database } from "../base/db.ts";

export const getKb = (db: Database, id: string): Kb | null =>
  sql<object, Kb>(db, "SELECT id, name, time_zone AS timeZone, language FROM knowledge_bases WHERE id = :id").get({ id }) ?? null;

/** All knowledge bases with the user's role in each (null where not a member), oldest first. */
export const listKbRows = (db: Database, user: string | null): (Kb & { role: Role | null; keepDays: number | null })[] =>
  sql<object, Kb & { role: Role | null; keepDays: number | null }>(
    db,
    `SELECT k.id, k.name, k.time_zone AS timeZone, k.language, k.keep_days AS keepDays, m.role FROM knowledge_bases k
     LEFT JOIN members m ON m.kb_id = k.id AND m.user_id = :user ORDER BY k.created_at, k.id`,
  ).all({ user });

export const getRole = (db: Database, kb: string, user: string): Role | null =>
  sql<object, { role: Role }>(db, "SELECT role FROM members WHERE kb_id = :kb AND user_id = :user").get({ kb, user })?.role ?? null;

export function insertKb(db: Database, kb: Kb & { at: string }): void {
  sql(db, "INSERT INTO knowledge_bases (id, name, time_zone, language, created_at) VALUES (:id, :name, :timeZone, :language, :at)").run(kb);
}

export function updateKb(db: Database, kb: Kb): void {
  sql(db, "UPDATE knowledge_bases SET name = :name, time_zone = :timeZone, language = :language WHERE id = :id").run(kb);
}

/** How many days turns are kept; null: for ever. */
export const getKeptDays = (db: Database, id: string): number | null =>
  sql<object, { days: number | null }>(db, "SELECT keep_days AS days FROM knowledge_bases WHERE id = :id").get({ id })?.days ?? null;

export function putKeptDays(db: Database, id: string, days: number | null): void {
  sql(db, "UPDATE knowledge_bases SET keep_days = :days WHERE id = :id").run({ id, days });
}

/** Sets or (null) removes a role; returns the one before. */
export function putMember(db: Database, kb: string, user: string, role: Role | null): Role | null {
  const before = getRole(db, kb, user);
  if (role === null) sql(db, "DELETE FROM members WHERE kb_id = :kb AND user_id = :user").run({ kb, user });
  else
    sql(
      db,
      "INSERT INTO members (kb_id, user_id, role) VALUES (:kb, :user, :role) ON CONFLICT (kb_id, user_id) DO UPDATE SET role = :role",
    ).run({ kb, user, role });
  return before;
}

/** Everyone who is a member or an admin, by name. */
export const listMemberRows = (db: Database, kb: string): { user: string; name: string; role: Role | null }[] =>
  sql<object, { user: string; name: string; role: Role | null }>(
    db,
    `SELECT u.id AS user, u.name, CASE WHEN u.admin = 1 THEN 'admin' ELSE m.role END AS role
     FROM users u LEFT JOIN members m ON m.kb_id = :kb AND m.user_id = u.id ORDER BY u.name`,
  ).all({ kb });
