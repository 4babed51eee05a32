// Worker task: reads a database through and says what is damaged in it.
import { openReadOnly } from "../base/db.ts";
import { codeOf, described, isDamage } from "../base/faults.ts";
import type { WorkerCall } from "../workers/pool.ts";
import { findDamage } from "./damage.ts";

/** null: whole, as far as SQLite's quick check sees. */
export function checkDatabase({ input }: WorkerCall<{ dataDir: string; name: "trainer" | "logs" }>): string | null {
  let db: ReturnType<typeof openReadOnly> | null = null;
  try {
    db = openReadOnly(input.dataDir, input.name);
    return findDamage(db);
  } catch (error) {
    if (isDamage(error)) return described(error).message;
    throw new Error(`${input.name}.sqlite: ${codeOf(error)} ${described(error).message}`, { cause: error });
  } finally {
    db?.close();
  }
}
