// Another process that holds a database, as a backup tool does: `holdLock` in a test, this file as the process.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";

/** Resolves once another process holds the file's lock; call what it returns to let go, which resolves when the lock is gone. */
export async function holdLock(file: string, kind: "IMMEDIATE" | "EXCLUSIVE" = "IMMEDIATE"): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), file, kind], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const gone = once(child, "exit");
  const refused = gone.then(([code]) => {
    throw new Error(`the lock could not be taken (exit ${code})`);
  });
  await Promise.race([once(child, "message"), refused]);
  refused.catch(() => {});
  return async () => {
    child.kill("SIGKILL");
    await gone;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file = "", kind = ""] = process.argv.slice(2);
  const db = new Sqlite(file, { fileMustExist: true, timeout: 10_000 });
  db.exec(`BEGIN ${kind}`);
  process.send!("held");
  // Held until it is killed, or whoever started it is gone.
  process.once("disconnect", () => process.exit());
}
