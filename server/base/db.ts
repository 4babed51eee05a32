// Opens the two databases: trainer.sqlite (decisions, durable) and logs.sqlite (facts, may lose the last moment in a power cut).
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { packageRoot, type Config } from "./config.ts";
import { migrate } from "./migrate.ts";

export type Database = Sqlite.Database;

/** Opens and migrates one file in `dataDir`, making it if needed. Throws what SQLite throws; nothing of it is left open then. */
export function openDatabase(config: Pick<Config, "dataDir" | "durable">, name: "trainer" | "logs"): Database {
  const file = join(config.dataDir, `${name}.sqlite`);
  // Readable by the server's user only, in whatever folder it lies; SQLite gives the files beside it the same mode.
  closeSync(openSync(file, "a", 0o600));
  const db = new Sqlite(file);
  try {
    db.pragma("journal_mode = WAL");
    db.pragma(`synchronous = ${config.durable ? (name === "trainer" ? "FULL" : "NORMAL") : "OFF"}`);
    db.pragma("foreign_keys = ON");
    db.pragma("busy_timeout = 5000");
    db.pragma("cache_size = -32000");
    // What a customer has deleted is written over, and not only let go of.
    db.pragma("secure_delete = ON");
    // A worker writes the pages (change/disk.ts); this is for when none can: some 80 MB.
    db.pragma("wal_autocheckpoint = 20000");
    migrate(db, join(packageRoot, "server/migrations", name));
    db.pragma(`busy_timeout = ${patienceMs}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

// How long the thread that answers stands still for a file that another process holds (a backup tool may for many seconds).
const patienceMs = 40;

/** Runs what fails at once, instead of standing still, where another process holds the file: for what was refused a moment ago. */
export function withoutWaiting<T>(db: Database, work: () => T): T {
  db.pragma("busy_timeout = 0");
  try {
    return work();
  } finally {
    db.pragma(`busy_timeout = ${patienceMs}`);
  }
}

/**
 * Runs transactions that need not wait for the disk: the next one that does makes them durable too. After a power cut all that was
 * committed since may be gone, in one piece; never something older.
 */
export function writeSoon<T>(db: Database, work: () => T): T {
  const before = db.pragma("synchronous", { simple: true }) as number;
  db.pragma(`synchronous = ${Math.min(before, 1)}`);
  try {
    return work();
  } finally {
    db.pragma(`synchronous = ${before}`);
  }
}

/** Opens one file for reading only: what workers use. */
export function openReadOnly(dataDir: string, name: "trainer" | "logs"): Database {
  return new Sqlite(join(dataDir, `${name}.sqlite`), { readonly: true, fileMustExist: true });
}

const statements = new WeakMap<Database, Map<string, Sqlite.Statement>>();

/** A prepared statement, compiled once for each database and text. */
export function sql<Params extends unknown[] | object = object, Row = unknown>(
  db: Database,
  text: string,
): Sqlite.Statement<Params extends unknown[] ? Params : [Params], Row> {
  let known = statements.get(db);
  if (!known) statements.set(db, (known = new Map()));
  let statement = known.get(text);
  if (!statement) known.set(text, (statement = db.prepare(text)));
  return statement as unknown as Sqlite.Statement<Params extends unknown[] ? Params : [Params], Row>;
}

const counters = new WeakMap<Database, Sqlite.Statement<[], number>>();

/** How many rows this connection has written, those of transactions that failed included: it stands still only while nothing is changed. Reads no file. */
export function rowsWritten(db: Database): number {
  let counter = counters.get(db);
  if (!counter) counters.set(db, (counter = db.prepare<[], number>("SELECT total_changes()").pluck()));
  return counter.get() ?? 0;
}

const mostKept = 1_000;

/**
 * Remembers what `read` found by its names until any row of the database is written: asked thousands of times a second, what changes a few
 * times a day need not be looked up each time. Nothing has to say that it changed something, since the connection counts, and no other one
 * writes while the server holds the folder. What is read inside a transaction, which may yet be taken back, is not remembered.
 */
export function keptUntilWritten<Names extends string[], T>(
  read: (db: Database, ...names: Names) => T,
): (db: Database, ...names: Names) => T {
  const known = new WeakMap<Database, { at: number; found: Map<string, T> }>();
  return (db, ...names) => {
    if (db.inTransaction) return read(db, ...names);
    const at = rowsWritten(db);
    let kept = known.get(db);
    if (!kept || kept.at !== at || kept.found.size > mostKept) known.set(db, (kept = { at, found: new Map() }));
    const name = names.join("\n");
    if (!kept.found.has(name)) kept.found.set(name, read(db, ...names));
    return kept.found.get(name)!;
  };
}
