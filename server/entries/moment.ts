// What entries were at a moment: those that anything happened to since, and what each said right before it.
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Database } from "../base/db.ts";
import { getRevisionBefore, linkMerged, listChangedSince } from "./revisions.store.ts";

/** Entries, deleted ones too, of which a revision was made at an instant or later; by id, after the given one. */
export const changedSince = listChangedSince;

/** What an entry was right before an instant; null: there was no such entry. */
export const stateBefore = (
  db: Database,
  kb: string,
  entry: string,
  before: string,
): { content: EntryContent; deleted: boolean; revision: number } | null => getRevisionBefore(db, kb, entry, before);

/** An entry is gone again as it was in one of its revisions: if that was by a merge, what was said of it belongs to the other one again. */
export const goneAgainAs = linkMerged;
