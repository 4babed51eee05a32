// Which entries lose own wordings: for the filter and order of lists.
import type { Database } from "../db.ts";
import { losingEntries } from "./ownWordings.store.ts";

/** How many wordings, by the latest check, an entry teaches and loses; those that lose none are not in it. */
export const lostWordings = (db: Database, kb: string): ReadonlyMap<string, number> =>
  new Map(losingEntries(db, kb).map(({ id, lost }) => [id, lost]));
