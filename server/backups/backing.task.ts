// Worker task: writes a backup. What went wrong comes back with its code.
import { Failure } from "../../shared/errors.ts";
import type { WorkerCall } from "../workers/pool.ts";
import type { Manifest } from "./manifest.ts";
import { writeBackup } from "./writeBackup.ts";

type Order = Parameters<typeof writeBackup>[0];

export async function write({ input, progress }: WorkerCall<Order>): Promise<{ manifest: Manifest } | { failed: Refused }> {
  try {
    return { manifest: await writeBackup(input, (done) => progress.postMessage(done)) };
  } catch (error) {
    return { failed: refused(error) };
  }
}

interface Refused {
  code: string;
  message: string;
}

function refused(error: unknown): Refused {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Failure) return { code: error.code, message };
  const { code } = error as { code?: unknown };
  const isFull = code === "SQLITE_FULL" || code === "ENOSPC" || code === "EDQUOT";
  return { code: isFull ? "disk_full" : "internal", message };
}
