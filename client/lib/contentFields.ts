// An entry's fields in the order of its form: by hand, so that screens that only name them need no schema.
import type { EntryContent } from "../../shared/knowledge/entry.ts";

export const contentFields = [
  "question",
  "similar",
  "answers",
  "category",
  "tags",
  "validFrom",
  "validUntil",
  "enabled",
  "related",
  "handOff",
  "note",
] as const satisfies readonly (keyof EntryContent)[];
export type ContentField = (typeof contentFields)[number];
