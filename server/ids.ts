// Random ids with a prefix that says what they name; stable across export, import and merge.
import { createHash, randomFillSync } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const idBytes = 12;
// Asking the system for random bytes takes some µs each time: enough for 300 ids at once.
const random = Buffer.alloc(idBytes * 300);
let used = random.length;

/** `e_` + 12 characters, 62 bits. */
export function newId(prefix: string): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  let id = `${prefix}_`;
  for (const end = used + idBytes; used < end; used += 1) id += alphabet[random[used]! % 36];
  return id;
}

/** The id of a distinct question: a digest of its text key. */
export const questionId = (textKey: string): string => `m_${createHash("sha256").update(textKey).digest("hex").slice(0, 20)}`;
