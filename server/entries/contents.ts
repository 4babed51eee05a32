// The draft's entries with their contents: a slice at a time for robots, files and publications; one by one, by id or by question, for imports.
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Database } from "../base/db.ts";
import { findTeachers, getState, presentOf } from "./entries.store.ts";
import { getRevisionOf, listAsTheyCame, listContents, listContentsOf } from "./revisions.store.ts";
import { wordingKey } from "./wordingKey.ts";

export const draftContents = listContents;
/** The same in the order in which they came, which no change of an entry changes. */
export const contentsAsTheyCame = listAsTheyCame;
/** The same of the given ids alone; those that the draft does not have are left out. */
export const contentsOf = listContentsOf;
export const presentInDraft = presentOf;

/** The entry as the draft has it, or null; deleted ones are marked. */
export function draftContent(db: Database, kb: string, id: string): { content: EntryContent; deleted: boolean; revision: number } | null {
  const state = getState(db, kb, id);
  return state && { content: getRevisionOf(db, kb, id, state.revision)!.content, deleted: state.deleted, revision: state.revision };
}

/** What an entry said in one of its revisions. */
export const contentAt = (db: Database, kb: string, id: string, revision: number): EntryContent | null =>
  getRevisionOf(db, kb, id, revision)?.content ?? null;

/** The same with whether that revision deleted it. */
export const stateAt = getRevisionOf;

/** The entry whose standard question this is, compared after normalisation; of several the lowest id; null for none. */
export function entryByQuestion(db: Database, kb: string, question: string): string | null {
  const key = wordingKey(question);
  return findTeachers(db, kb, [key]).find((t) => wordingKey(t.question) === key)?.entry ?? null;
}
