// Bot keys: made once and shown once, kept as digests, ended at once; and who a key speaks for.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { settings as contract } from "../../shared/contract/settings.ts";
import { Failure } from "../../shared/errors.ts";
import type { App, Handlers, Kb } from "../context.ts";
import { kbById } from "../knowledgeBases/knowledgeBases.ts";
import { countInUse, findByDigest, getKey, insertKey, listKeyRows, revoke, type Scope } from "./keys.store.ts";

const digestOf = (key: string): string => createHash("sha256").update(key).digest("hex");

export const keyHandlers: Handlers<Extract<keyof typeof contract, "listKeys" | "createKey" | "revokeKey">> = {
  listKeys: (c) => ({ rows: listKeyRows(c.db, c.kb.id) }),
  createKey: (c, input) => {
    if (countInUse(c.db, c.kb.id, input.name) >= 2)
      throw new Failure("taken", `two keys named "${input.name}" are in use; revoke one first, or choose another name`, { field: "name" });
    // 192 random bits: a digest needs no salt and no slowness.
    const key = `rt_${randomBytes(24).toString("base64url")}`;
    const scopes = [...new Set(input.scopes)];
    const row = { id: c.newId("k"), name: input.name, scopes, ending: key.slice(-4), createdAt: c.now(), createdBy: c.user!.name };
    insertKey(c.db, { ...row, kb: c.kb.id, digest: digestOf(key) });
    c.audit({ action: "key.created", subject: row.id, after: { name: row.name, scopes, ending: row.ending } });
    return { id: row.id, key };
  },
  revokeKey: (c, input) => {
    const key = getKey(c.db, c.kb.id, input.key);
    if (!key) throw new Failure("not_found", "no such key");
    if (key.revokedAt !== null) throw new Failure("nothing_to_do", "the key was revoked already");
    revoke(c.db, c.kb.id, key.id, c.now());
    c.audit({ action: "key.revoked", subject: key.id, before: { name: key.name, scopes: key.scopes, ending: key.ending } });
    return null;
  },
};

/** A bot: its key and the knowledge base it speaks for. */
export interface Bot {
  key: string;
  scopes: readonly Scope[];
  kb: Kb;
}

/** The bot that an Authorization header names, or `signed_out`. Looked up with every request, so that revoking takes effect at once. */
export function botOf(app: Pick<App, "db">, authorization: string | undefined): Bot {
  const key = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  const digest = digestOf(key ?? "");
  const found = key === undefined ? null : findByDigest(app.db, digest);
  const kb = found && timingSafeEqual(Buffer.from(found.digest), Buffer.from(digest)) ? kbById(app.db, found.kb) : null;
  if (!found || !kb) throw new Failure("signed_out", "send a bot key: Authorization: Bearer rt_…; this one is missing, unknown or revoked");
  return { key: found.id, scopes: found.scopes, kb };
}

/** Throws `forbidden` unless the key has the scope. */
export function needScope(bot: Bot, scope: Scope): void {
  if (!bot.scopes.includes(scope)) throw new Failure("forbidden", `this key lacks the scope "${scope}"; it has: ${bot.scopes.join(", ")}`);
}
