// Errors of the machine by what they mean to a caller: the disk is full, the database is held elsewhere, a file is damaged.
import { Failure } from "../../shared/errors.ts";

// SQLite says "full" for ENOSPC only; quotas, memory maps and journals that cannot grow are told as errors of writing.
const fullCodes = new Set([
  "SQLITE_FULL",
  "SQLITE_IOERR_WRITE",
  "SQLITE_IOERR_FSYNC",
  "SQLITE_IOERR_TRUNCATE",
  "SQLITE_IOERR_SHMOPEN",
  "SQLITE_IOERR_SHMSIZE",
  "SQLITE_IOERR_SHMMAP",
  "ENOSPC",
  "EDQUOT",
]);
const damageCodes = /^SQLITE_(?:CORRUPT|NOTADB|IOERR_CORRUPTFS|IOERR_DATA|IOERR_SHORT_READ)/u;

// What a worker threw may arrive with its message only.
const codesByWords: [RegExp, string][] = [
  [/\bENOSPC\b|database or disk is full/u, "ENOSPC"],
  [/\bEDQUOT\b/u, "EDQUOT"],
  [/database is locked/u, "SQLITE_BUSY"],
  [/database disk image is malformed/u, "SQLITE_CORRUPT"],
  [/file is not a database/u, "SQLITE_NOTADB"],
];

/** The code of an error; of one that came from a worker without it, by its words. "" where neither tells. */
export function codeOf(error: unknown): string {
  if (error === null || typeof error !== "object") return "";
  if ("code" in error) return String(error.code);
  const message = "message" in error ? String(error.message) : "";
  return codesByWords.find(([words]) => words.test(message))?.[1] ?? "";
}

export const isDiskFull = (error: unknown): boolean => fullCodes.has(codeOf(error));
export const isLocked = (error: unknown): boolean => /^SQLITE_(?:BUSY|LOCKED)/u.test(codeOf(error));
export const isDamage = (error: unknown): boolean => damageCodes.test(codeOf(error));

/** The failure that says what the machine did; null if it was not the machine. */
export function machineFailure(error: unknown): Failure | null {
  if (isDiskFull(error)) return new Failure("disk_full", "the server's disk is full, nothing was saved; free some space and try again");
  if (isLocked(error)) return new Failure("locked", "another program holds the database, nothing was saved; try again in a few seconds");
  if (isDamage(error)) return new Failure("data_damaged", "a file in the data folder is damaged; /healthz names it and says what to do");
  return null;
}

/** Any thrown value as text for a log line: message and stack where there are any, never "[object Object]". */
export function described(error: unknown): { message: string; code?: string; stack?: string | undefined } {
  const code = codeOf(error);
  if (error instanceof Error) return { message: error.message, stack: error.stack, ...(code ? { code } : {}) };
  const message = error !== null && typeof error === "object" && "message" in error ? String(error.message) : "";
  if (message || code) return { message: message || code, ...(code ? { code } : {}) };
  return { message: typeof error === "string" ? error : (JSON.stringify(error) ?? String(error)) };
}

/** An Error, whatever was thrown: what a worker threw arrives without its class and often without its message. */
export function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  const { message, code } = described(error);
  return Object.assign(new Error(message), code ? { code } : {});
}
