// What an import would make of one entry: whether it changes, what it would lack, and what overwriting takes away.
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import { contentFields, type ContentField } from "../../shared/knowledge/fields.ts";
import type { ReadEntry } from "../../shared/knowledge/jsonl.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { Database } from "../base/db.ts";
import { draftContent, entryByQuestion } from "../entries/contents.ts";
import { findCategory } from "./categoryPaths.ts";
import { completeEntry, mergedEntry, sameContent } from "./completeEntry.ts";

export interface Judgement {
  base: number | null;
  twin: string | null;
  state: "new" | "changed" | "same";
  /** The first answer it would have. */
  answer: string;
  /** It would neither answer nor hand off. */
  isMute: boolean;
  /** A category that is not there yet. */
  newCategory: string[] | null;
  /** Null where overwriting only adds or replaces. */
  takesAway: TakenAway | null;
  /** Wordings that merging would add. */
  adds: number;
}

export interface TakenAway {
  /** Answers under conditions that would be gone. */
  conditional: number;
  /** Wordings that would be gone. */
  wordings: number;
  /** Fields that would be empty. */
  fields: ContentField[];
}

export function judgeEntry(
  db: Database,
  kb: string,
  { id, entry }: { id: string; entry: ReadEntry },
  categories: readonly Category[],
  defaultAnswer: string | null,
): Judgement {
  const found = draftContent(db, kb, id);
  const existing = found && !found.deleted ? found : null;
  const known = entry.category?.length ? findCategory(categories, entry.category) : null;
  const newCategory = entry.category?.length && known === null ? entry.category : null;
  const category = entry.category === undefined ? undefined : newCategory ? "not-there-yet" : known;
  const making = { category, defaultAnswer, newId: () => "q_new", by: null, at: "2000-01-01T00:00:00.000Z" };
  const after = completeEntry(entry, existing?.content ?? null, making);
  const state = !existing ? "new" : sameContent(existing.content, after) ? "same" : "changed";
  return {
    base: existing?.revision ?? null,
    twin: existing ? null : entryByQuestion(db, kb, entry.question),
    state,
    answer: after.answers[0]?.text ?? "",
    isMute: after.answers.length === 0 && after.handOff === null,
    newCategory,
    takesAway: existing && state === "changed" ? takenAway(existing.content, after) : null,
    adds:
      existing && state === "changed" ? mergedEntry(entry, existing.content, making).similar.length - existing.content.similar.length : 0,
  };
}

function takenAway(before: EntryContent, after: EntryContent): TakenAway | null {
  const answers = new Set(after.answers.map((answer) => JSON.stringify([answer.text, answer.when])));
  const wordings = new Set(after.similar.map(({ kind, text }) => `${kind} ${text}`));
  const found = {
    conditional: before.answers.filter((a) => a.when.length > 0 && !answers.has(JSON.stringify([a.text, a.when]))).length,
    wordings: before.similar.filter(({ kind, text }) => !wordings.has(`${kind} ${text}`)).length,
    fields: contentFields.filter((field) => field !== "similar" && !isEmpty(before[field]) && isEmpty(after[field])),
  };
  return found.conditional + found.wordings + found.fields.length > 0 ? found : null;
}

const isEmpty = (value: unknown): boolean => value === null || value === "" || (Array.isArray(value) && value.length === 0);
