// Brings a database to the newest shape: numbered .sql files, all that are missing in one transaction, counted in user_version.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";

/** Applies what is missing of `folder`'s NNNN_what.sql files, all of it or nothing. Throws if the database is newer than this program. */
export function migrate(db: Sqlite.Database, folder: string): void {
  const files = readdirSync(folder)
    .filter((f) => /^\d{4}_\w+\.sql$/.test(f))
    .sort();
  const current = db.pragma("user_version", { simple: true }) as number;
  if (current > files.length)
    throw new Error(
      `${db.name} was written by a newer version of Robot Trainer (schema ${current}, this program knows ${files.length}); upgrade the program`,
    );
  if (current === files.length) return;
  let at = "";
  try {
    db.transaction(() => {
      for (const [i, file] of files.entries()) {
        if (i < current) continue;
        at = file;
        db.exec(readFileSync(join(folder, file), "utf8"));
        db.pragma(`user_version = ${i + 1}`);
      }
    }).exclusive();
  } catch (error) {
    // A migration that ends the transaction itself would leave half of it behind: there is none that does, and a test sees to it.
    if (error instanceof Error) error.message = `${db.name} could not be upgraded (${at}) and is as it was: ${error.message}`;
    throw error;
  }
}
