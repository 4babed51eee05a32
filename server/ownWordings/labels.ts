// Which entry logged questions are meant for, where somebody said so.
import type { App, Kb } from "../context.ts";

/** Question → the entry it is meant for, null for none of them; questions nobody judged are not in it. The seam to spot checks. */
export const rightEntries = (
  _app: Pick<App, "db"> & { kb: Kb },
  _questions: readonly { text: string }[],
): ReadonlyMap<string, string | null> => new Map();
