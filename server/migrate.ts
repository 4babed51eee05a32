// Brings a database to the newest shape: numbered .sql files, each in one transaction, counted in user_version.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./db.ts";

/** Applies what is missing of `folder`'s NNNN_what.sql files. Throws if the database is newer than this program. */
export function migrate(db: Database, folder: string): void {
  const files = readdirSync(folder)
    .filter((f) => /^\d{4}_\w+\.sql$/.test(f))
    .sort();
  const current = db.pragma("user_version", { simple: true }) as number;
  if (current > files.length)
    throw new Error(
      `${db.name} was written by a newer version of Robot Trainer (schema ${current}, this program knows ${files.length}); upgrade the program`,
    );
  for (const [i, file] of files.entries()) {
    if (i < current) continue;
    db.transaction(() => {
      db.exec(readFileSync(join(folder, file), "utf8"));
      db.pragma(`user_version = ${i + 1}`);
    }).exclusive();
  }
}
