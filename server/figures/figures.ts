// Figures other nouns show beside their own: hits of entries.
import type { Context } from "../context.ts";

/** Times each entry answered live customers in the last 7 shop days; entries without a hit are absent. */
export const weeklyHits = (_c: Context): Map<string, number> => new Map();
