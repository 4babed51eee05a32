// Knowledge bases: create, rename, and who may see which.
import type { knowledgeBases as contract } from "../../shared/contract/users.ts";
import type { Role } from "../../shared/permissions.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { isEmpty } from "../entries/entries.ts";
import { startParts } from "../parts/parts.ts";
import { endSessionsOf, knownUser } from "../users/users.ts";
import {
  getKb,
  getKeptDays,
  getRole,
  insertKb,
  listKbRows,
  listMemberRows,
  putKeptDays,
  putMember,
  updateKb,
} from "./knowledgeBases.store.ts";

/** The caller's role in a knowledge base, or null if it is not there for them. */
export function roleIn(db: Database, user: { id: string | null; admin: boolean }, id: string): { kb: Kb; role: Role } | null {
  const kb = getKb(db, id);
  const role = !kb ? null : user.admin ? "admin" : user.id ? getRole(db, id, user.id) : null;
  return kb && role ? { kb, role } : null;
}

/** Makes an empty knowledge base with its first vocabulary, categories and settings; returns its id. */
export function createKb(c: Context, kb: Omit<Kb, "id">): string {
  const id = c.newId("kb");
  const at = c.now();
  const by = c.user?.name ?? null;
  insertKb(c.db, { ...kb, id, at });
  startParts(c.db, id, kb.language, at, by);
  c.audit({ action: "knowledge_base.created", kb: id, subject: kb.name, after: { id, ...kb } });
  return id;
}

/** The knowledge base as the system sees it. */
export const kbById = (db: Database, id: string): Kb | null => getKb(db, id);

/** How many days turns are kept; null: for ever. */
export const keptDays = (db: Database, kb: string): number | null => getKeptDays(db, kb);

/** Every knowledge base there is. */
export const allKbs = (db: Database): Kb[] => listKbRows(db, null);

export const knowledgeBaseHandlers: Handlers<keyof typeof contract> = {
  listKnowledgeBases: (c) => {
    const rows = listKbRows(c.db, c.user!.id).map((kb) => ({ ...kb, role: c.user!.admin ? ("admin" as const) : kb.role }));
    return { rows: rows.filter((kb): kb is typeof kb & { role: Role } => kb.role !== null) };
  },
  createKnowledgeBase: (c, input) => ({ id: createKb(c, input) }),
  updateKnowledgeBase: (c, { kb: _, keepDays, ...input }) => {
    const after = { ...c.kb, ...Object.fromEntries(Object.entries(input).filter(([, v]) => v !== undefined)) };
    updateKb(c.db, after);
    if (after.timeZone !== c.kb.timeZone) c.afterCommit(() => c.robots.timeZoneChanged(c.kb.id));
    const kept = keptDays(c.db, c.kb.id);
    if (keepDays !== undefined && keepDays !== kept) {
      putKeptDays(c.db, c.kb.id, keepDays);
      // What is older goes at once, and every day from then on; one that runs reads the days itself.
      if (keepDays !== null && !c.jobs.isRunning(c.db, c.kb.id, "expire_turns"))
        c.jobs.start(c, { kb: c.kb.id, kind: "expire_turns", by: c.user?.name ?? null, input: {} });
    }
    const days = keepDays === undefined ? {} : { keepDays };
    c.audit({
      action: "knowledge_base.changed",
      subject: c.kb.name,
      before: { ...c.kb, ...(keepDays === undefined ? {} : { keepDays: kept }) },
      after: { ...after, ...days },
    });
    return null;
  },
  listMembers: (c) => ({ rows: listMemberRows(c.db, c.kb.id) }),
  setMember: (c, input) => {
    const user = knownUser(c, input.user);
    const before = putMember(c.db, c.kb.id, user.id, input.role);
    endSessionsOf(c, user.id);
    c.audit({ action: "member.set", subject: user.name, before: { role: before }, after: { role: input.role } });
    return null;
  },
  loadSample: (c) => {
    if (!isEmpty(c.db, c.kb.id)) throw new Failure("nothing_to_do", "the sample shop is loaded into an empty knowledge base only");
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "sample", by: c.user!.name, input: {} });
    c.audit({ action: "sample.loading", subject: job });
    return { job };
  },
};
