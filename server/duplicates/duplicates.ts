// Duplicates: two entries that say the same become one, and that is taken back.
import type { duplicates as contract } from "../../shared/contract/duplicates.ts";
import type { Handlers } from "../base/context.ts";
import { merge, previewMerge, undoMerge } from "./merge.ts";

export const duplicateHandlers: Handlers<keyof typeof contract> = {
  previewMerge,
  mergeEntries: merge,
  undoMerge: (c, input) => undoMerge(c, input.merge),
};
