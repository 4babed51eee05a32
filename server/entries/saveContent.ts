// The one way a new revision of an entry comes to be: checked, appended, audited, and answered by at once.
import { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { Context } from "../base/context.ts";
import { currentPart } from "../parts/parts.ts";
import { findTeachers, getState } from "./entries.store.ts";
import { refuseOddConditions } from "./conditions.ts";
import { getRevisionOf, putEntry } from "./revisions.store.ts";
import { wordingKey } from "./wordingKey.ts";

export type RevisionReason =
  | "created"
  | "saved"
  | "taught"
  | "imported"
  | "restored"
  | "undone"
  | "deleted"
  | "merged"
  | "redirected"
  | "moved"
  | "sample"
  | BulkReason;

/** Of a change of many entries at once: what it set. */
export type BulkReason =
  | "bulk_category"
  | "bulk_tags"
  | "bulk_validity"
  | "bulk_enabled"
  | "bulk_text"
  | "bulk_deleted"
  | "bulk_restored"
  | "bulk_moment";

/** Appends a revision to entry `id` (new when it has none). `deleted` marks it; `robot: false`: the caller rebuilds the robot when it is through with many. Returns the revision's number. */
export function saveContent(
  c: Context,
  id: string,
  wanted: EntryContent,
  reason: RevisionReason,
  options: { deleted?: boolean; audit?: boolean; robot?: boolean } = {},
): number {
  refuseTwice(wanted);
  const before = getState(c.db, c.kb.id, id);
  const previous = before ? (getRevisionOf(c.db, c.kb.id, id, before.revision)?.content ?? null) : null;
  const content = BRINGS_BACK.has(reason) ? inTree(c, wanted, previous) : wanted;
  if (reason === "created" || reason === "saved" || reason === "taught" || reason === "bulk_text")
    refuseTaught(c, id, content, before?.deleted ? null : previous);
  if (reason === "created" || reason === "saved") refuseOddConditions(c, content, previous);
  const deleted = options.deleted ?? false;
  const revision = (before?.revision ?? 0) + 1;
  putEntry(c.db, c.kb.id, { id, revision, content, deleted, reason, at: c.now(), by: c.user?.name ?? null }, wordingKey);
  if (options.audit !== false)
    c.audit({ action: `entry.${reason}`, subject: id, ...(previous ? { before: previous } : {}), after: content });
  const kb = c.kb.id;
  if (options.robot !== false) c.afterCommit(() => (deleted ? c.robots.entryRemoved(kb, id) : c.robots.entrySaved(kb, id, content)));
  return revision;
}

/** These say again what was said before: the category of that time may be gone. */
const BRINGS_BACK: ReadonlySet<RevisionReason> = new Set(["restored", "undone", "bulk_restored", "bulk_moment"]);

/** In no category where its own is gone by now. */
function inTree(c: Context, content: EntryContent, previous: EntryContent | null): EntryContent {
  const { category } = content;
  if (category === null || category === previous?.category) return content;
  return currentPart<Category[]>(c.db, "category", c.kb.id).content.some((one) => one.id === category)
    ? content
    : { ...content, category: null };
}

function refuseTwice(content: EntryContent): void {
  const twice = taughtTwice(content);
  if (!twice) return;
  const { text, twin } = twice;
  throw new Failure("taken", `"${text}" and "${twin}" are the same question after normalisation; one is enough`, {
    field: "similar",
    text,
    twin,
  });
}

/** The first wording that an entry holds under another spelling, too, negative ones included; null for none. */
export function taughtTwice(content: EntryContent): { text: string; twin: string } | null {
  const seen = new Map<string, string>();
  for (const { text } of [{ text: content.question }, ...content.similar]) {
    const twin = seen.get(wordingKey(text));
    if (twin !== undefined) return { text, twin };
    seen.set(wordingKey(text), text);
  }
  return null;
}

/** Two entries that teach the same would take turns at answering. What an entry taught before stays as it is. */
function refuseTaught(c: Context, id: string, content: EntryContent, previous: EntryContent | null): void {
  const other = otherTeacher(c, id, content, previous);
  if (!other) return;
  const { text } = other;
  throw new Failure(
    "taken",
    `the entry ${other.entry} ("${other.question}") teaches "${text}" already: merge the two, take it from there, or make it a negative`,
    {
      field: wordingKey(content.question) === other.key ? "question" : "similar",
      text,
      twin: other.question,
      entry: other.entry,
      isStandard: wordingKey(other.question) === other.key,
    },
  );
}

/** Who teaches a wording already that an entry did not teach before, and which; null for nobody. `isFree` says of whom it is known that they no longer will. */
export function otherTeacher(
  c: Pick<Context, "db" | "kb">,
  id: string,
  content: EntryContent,
  previous: EntryContent | null,
  isFree: (key: string, entry: string) => boolean = () => false,
): { key: string; entry: string; question: string; text: string } | null {
  const before = new Set(previous ? taughtBy(previous).map(wordingKey) : []);
  const fresh = new Map(
    taughtBy(content)
      .map((text) => [wordingKey(text), text] as const)
      .filter(([key]) => !before.has(key)),
  );
  if (fresh.size === 0) return null;
  const other = findTeachers(c.db, c.kb.id, [...fresh.keys()]).find(({ entry, key }) => entry !== id && !isFree(key, entry));
  return other ? { ...other, text: fresh.get(other.key)! } : null;
}

/** The standard question and the positive similar ones. */
export const taughtBy = ({ question, similar }: EntryContent): string[] => [
  question,
  ...similar.filter(({ kind }) => kind === "positive").map(({ text }) => text),
];

/** The entry's current state, or `not_found`. */
export function knownEntry(c: Context, id: string, live = ""): NonNullable<ReturnType<typeof getState>> {
  const state = getState(c.db, c.kb.id, id, live);
  if (!state) throw new Failure("not_found", "no such entry");
  return state;
}

/** The entry's current content, or `not_found`. */
export const currentContent = (c: Context, id: string): EntryContent =>
  getRevisionOf(c.db, c.kb.id, id, knownEntry(c, id).revision)!.content;
