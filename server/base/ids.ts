// Random ids with a prefix that says what they name; stable across export, import and merge.
import { hash, randomFillSync } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const idBytes = 12;
// Asking the system for random bytes takes some µs each time: enough for 300 ids at once.
const random = Buffer.alloc(idBytes * 300);
let used = random.length;

/** `e_` + 12 characters, 62 bits. */
export const newId = (prefix: string): string => `${prefix}_${randomCharacters(idBytes)}`;

/** Whether an entry's id was made here: one so long and random is nobody else's, where others count 1, 2, 3. */
export const isOwnId = (id: string): boolean => /^e_[0-9a-z]{12}$/u.test(id);

const epoch = Date.UTC(2026, 0, 1);

/** `t_` + the second in 6 characters + 6 at random (31 bits): turns that come one after another lie side by side in the index of their ids, which a log of a million would otherwise read and write all over. `at`: ISO time. */
export const newTurnId = (at: string): string =>
  `t_${Math.max(0, Math.floor((Date.parse(at) - epoch) / 1000))
    .toString(36)
    .padStart(6, "0")
    .slice(-6)}${randomCharacters(6)}`;

function randomCharacters(count: number): string {
  if (used + count > random.length) {
    randomFillSync(random);
    used = 0;
  }
  let characters = "";
  for (const end = used + count; used < end; used += 1) characters += alphabet[random[used]! % 36];
  return characters;
}

/** What a cluster is called that begins with a question; one that has a name of its own keeps it. */
export const clusterId = (begun: string): string => (begun.startsWith("m_") ? `k_${begun.slice(2)}` : begun);

/** The question that a cluster began with; of one with a name of its own nothing comes of it. */
export const begunBy = (cluster: string): string => `m_${cluster.slice(2)}`;

/** The id of a distinct question: a digest of its text key. */
export const questionId = (textKey: string): string => `m_${hash("sha256", textKey).slice(0, 20)}`;
