// Random ids with a prefix that says what they name; stable across export, import and merge.
import { createHash, randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** `e_` + 12 characters, 62 bits. */
export function newId(prefix: string): string {
  let id = "";
  for (const byte of randomBytes(12)) id += alphabet[byte % 36];
  return `${prefix}_${id}`;
}

/** The id of a distinct question: a digest of its text key. */
export const questionId = (textKey: string): string => `m_${createHash("sha256").update(textKey).digest("hex").slice(0, 20)}`;
