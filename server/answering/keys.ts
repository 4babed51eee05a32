// Bot keys: made once and shown once, kept as digests, ended at once; and who a key speaks for.
import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { originOf } from "../../shared/contract/origin.ts";
import { browserScopes, type settings as contract } from "../../shared/contract/settings.ts";
import { Failure } from "../../shared/errors.ts";
import type { App, Handlers, Kb } from "../base/context.ts";
import { keptUntilWritten } from "../base/db.ts";
import { kbById } from "../knowledgeBases/knowledgeBases.ts";
import { liveVersion } from "../versions/environments.ts";
import { countInUse, findByDigest, getKey, insertKey, listKeyRows, revoke, updateLimits, type Scope } from "./keys.store.ts";
import { refuseUnfitForPages } from "./origins.ts";

/** What a key may do if nothing is said. */
const usualScopes: readonly Scope[] = ["ask", "log", "pack"];

const digestOf = (key: string): string => hash("sha256", key);

export const keyHandlers: Handlers<Extract<keyof typeof contract, "listKeys" | "createKey" | "updateKey" | "revokeKey">> = {
  listKeys: (c) => ({ rows: listKeyRows(c.db, c.kb.id) }),
  createKey: (c, input) => {
    if (countInUse(c.db, c.kb.id, input.name) >= 2)
      throw new Failure("taken", `two keys named "${input.name}" are in use; revoke one first, or choose another name`, { field: "name" });
    // 192 random bits: a digest needs no salt and no slowness.
    const key = `rt_${randomBytes(24).toString("base64url")}`;
    const origins = canonical(input.origins);
    const scopes: Scope[] = [...new Set(input.scopes ?? (origins.length > 0 ? browserScopes : usualScopes))];
    refuseUnfitForPages({ scopes, origins });
    const shown = { name: input.name, scopes, ending: key.slice(-4), origins, ratePerMinute: input.ratePerMinute };
    const id = c.newId("k");
    insertKey(c.db, { ...shown, id, createdAt: c.now(), createdBy: c.user!.name, kb: c.kb.id, digest: digestOf(key) });
    c.audit({ action: "key.created", subject: id, after: shown });
    return { id, key };
  },
  updateKey: (c, input) => {
    const key = getKey(c.db, c.kb.id, input.key);
    if (!key) throw new Failure("not_found", "no such key");
    if (key.revokedAt !== null) throw new Failure("conflict", "the key is revoked; nothing of it can be changed");
    const before = { origins: key.origins, ratePerMinute: key.ratePerMinute };
    const after = {
      origins: input.origins === undefined ? before.origins : canonical(input.origins),
      ratePerMinute: input.ratePerMinute === undefined ? before.ratePerMinute : input.ratePerMinute,
    };
    if (JSON.stringify(before) === JSON.stringify(after)) throw new Failure("nothing_to_do", "the key is like that already");
    refuseUnfitForPages({ scopes: key.scopes, origins: after.origins });
    updateLimits(c.db, c.kb.id, key.id, after);
    const named = { name: key.name, ending: key.ending };
    c.audit({ action: "key.changed", subject: key.id, before: { ...named, ...before }, after: { ...named, ...after } });
    return null;
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

/** As browsers send them, each once. */
const canonical = (origins: readonly string[]): string[] => [...new Set(origins.map((origin) => originOf(origin) ?? origin))];

/** A bot: its key, the knowledge base it speaks for, and what answers there. */
export interface Bot {
  key: string;
  scopes: readonly Scope[];
  origins: readonly string[];
  ratePerMinute: number | null;
  kb: Kb;
  /** The number of the version that is live; null before the first publication. */
  live: number | null;
}

// Who a key speaks for, by the key's digest: known until something is written, so that revoking takes effect at once.
const speakerOf = keptUntilWritten((db, digest: string) => {
  const found = findByDigest(db, digest);
  const kb = found && kbById(db, found.kb);
  return found && kb && { found, kb, live: liveVersion(db, kb.id)?.number ?? null };
});

/** The bot that an Authorization header names, or `signed_out`. */
export function botOf(app: Pick<App, "db">, authorization: string | undefined): Bot {
  const key = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  const digest = digestOf(key ?? "");
  const speaker = key === undefined ? null : speakerOf(app.db, digest);
  if (!speaker || !timingSafeEqual(Buffer.from(speaker.found.digest), Buffer.from(digest)))
    throw new Failure("signed_out", "send a bot key: Authorization: Bearer rt_…; this one is missing, unknown or revoked");
  const { id, scopes, origins, ratePerMinute } = speaker.found;
  return { key: id, scopes, origins, ratePerMinute, kb: speaker.kb, live: speaker.live };
}

/** Throws `forbidden` unless the key has the scope. */
export function needScope(bot: Bot, scope: Scope): void {
  if (!bot.scopes.includes(scope)) throw new Failure("forbidden", `this key lacks the scope "${scope}"; it has: ${bot.scopes.join(", ")}`);
}
