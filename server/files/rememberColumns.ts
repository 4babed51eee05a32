// What a person said that columns hold is kept when the file is imported, by its header: the next file with the same columns is read so too, and says so.
import { createHash } from "node:crypto";
import { wideFields } from "../../shared/knowledge/wideColumns.ts";
import type { Context } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { columnChoices } from "../reading/columnChoices.ts";
import { getColumnsSaid, saveColumnsSaid } from "./importColumns.store.ts";
import type { Remembered } from "./reading.ts";

/** Of the columns' names, in whatever order and case they stand. */
export const headerDigest = (header: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify([...new Set(header.map((name) => name.normalize("NFKC").trim().toLowerCase()))].filter(Boolean).sort()))
    .digest("base64url");

export function recallColumns(db: Database, kb: string, header: readonly string[]): Remembered | null {
  const said = getColumnsSaid(db, kb, headerDigest(header));
  return said && { columns: columnChoices(said.columns, wideFields), by: said.by, at: said.at };
}

/** Keeps what was said of a file that is now imported. */
export function rememberColumns(c: Context, said: { header: string; columns: readonly string[] } | null): void {
  if (!said || said.columns.length === 0) return;
  saveColumnsSaid(c.db, c.kb.id, said.header, { columns: [...said.columns], by: c.user?.name ?? null, at: c.now() });
}
