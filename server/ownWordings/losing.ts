// Which entries lose own wordings: for the filter of lists.
import type { Database } from "../db.ts";
import { losingEntries } from "./ownWordings.store.ts";

/** Ids, by the latest check, of entries that still teach a wording they lose. */
export const losingIds = (db: Database, kb: string): ReadonlySet<string> => new Set(losingEntries(db, kb));
