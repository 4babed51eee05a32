// The parts of a knowledge base that are kept whole: categories, vocabulary, robot settings. Saving one is refused if somebody saved a newer revision in between.
import { Failure } from "../../shared/errors.ts";
import { defaultSettings } from "../../shared/knowledge/usualSettings.ts";
import { emptyVocabulary } from "../../shared/knowledge/version.ts";
import type { Context } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { getPartBefore, getRevision, putRevision, type PartKind, type PartRevision } from "./parts.store.ts";

export type { PartKind };

/** The newest revision; every knowledge base has one of each part. */
export const currentPart = <T>(db: Database, part: PartKind, kb: string): PartRevision<T> => getRevision<T>(db, part, kb);

/** A numbered revision, as a version froze it. */
export const partAt = <T>(db: Database, part: PartKind, kb: string, revision: number): T => getRevision<T>(db, part, kb, revision).content;

/** What it was right before an instant; null: there was none yet. */
export const partBefore = <T>(db: Database, part: PartKind, kb: string, before: string): T | null => getPartBefore<T>(db, part, kb, before);

/** What a new knowledge base starts with. */
export function startParts(db: Database, kb: string, language: "zh" | "en", at: string, by: string | null): void {
  putRevision(db, "category", kb, { content: [], at, by });
  putRevision(db, "vocabulary", kb, { content: emptyVocabulary, at, by });
  putRevision(db, "robot_settings", kb, { content: defaultSettings(language), at, by });
}

/** Appends a revision on top of `base`; throws `conflict` with the newer revision if `base` is not the newest. Audited. */
export function savePart(c: Context, part: PartKind, base: number, content: unknown): number {
  const current = getRevision(c.db, part, c.kb.id);
  if (current.revision !== base) throw new Failure("conflict", "somebody saved a newer revision", current);
  const revision = putRevision(c.db, part, c.kb.id, { content, at: c.now(), by: c.user?.name ?? null });
  c.audit({ action: `${part}.saved`, subject: String(revision), ...difference(current.content, content) });
  return revision;
}

// 5,000 groups of synonyms are some 500 kB before and after: of a list so long only what differs is written. The revisions hold the rest.
const long = 200;

/** Two states of a part, without the items that a long list has in both. */
function difference(before: unknown, after: unknown): { before: unknown; after: unknown } {
  if (Array.isArray(before) && Array.isArray(after)) {
    if (Math.max(before.length, after.length) <= long) return { before, after };
    const [had, has] = [new Set(before.map((b) => JSON.stringify(b))), new Set(after.map((a) => JSON.stringify(a)))];
    return { before: before.filter((b) => !has.has(JSON.stringify(b))), after: after.filter((a) => !had.has(JSON.stringify(a))) };
  }
  if (!isRecord(before) || !isRecord(after)) return { before, after };
  const parts = Object.keys({ ...before, ...after }).map((key) => [key, difference(before[key], after[key])] as const);
  return {
    before: Object.fromEntries(parts.map(([key, part]) => [key, part.before])),
    after: Object.fromEntries(parts.map(([key, part]) => [key, part.after])),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
