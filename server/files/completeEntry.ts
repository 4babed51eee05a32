// What an entry becomes when a file says this of it: fields the file does not have stay as they are, wordings it has keep their ids.
import {
  emptyEntry,
  entryContent,
  MOST_SIMILAR,
  type Answer,
  type EntryContent,
  type SimilarQuestion,
} from "../../shared/knowledge/entry.ts";
import { toJsonlEntry, type ReadEntry } from "../../shared/knowledge/jsonl.ts";
import { wordingKey } from "../entries/wordingKey.ts";

export interface Making {
  /** undefined = the file says nothing of it. */
  category: string | null | undefined;
  /** Given to an entry that would have no answer. */
  defaultAnswer: string | null;
  newId: (prefix: string) => string;
  by: string | null;
  at: string;
}

/** The whole content of the entry after the import. `read.related` must hold ids by now. Throws a ZodError if a limit is passed. */
export function completeEntry(read: ReadEntry, existing: EntryContent | null, making: Making): EntryContent {
  const base = existing ?? emptyEntry();
  const answers = read.answers === undefined ? base.answers : keptAnswers(base.answers, read.answers);
  return entryContent.parse({
    ...base,
    ...Object.fromEntries(Object.entries(read).filter(([, given]) => given !== undefined)),
    question: flat(base.question) === flat(read.question) ? base.question : read.question,
    similar: read.similar === undefined ? base.similar : similarOf(read.similar, base.similar, making),
    answers: answers.length === 0 && making.defaultAnswer !== null ? [{ text: making.defaultAnswer, when: [] }] : answers,
    category: making.category === undefined ? base.category : making.category,
    ...periodAfter(read, base),
  });
}

/** The entry with the wordings of the file that it lacks; all else stays. The same object where it lacks none. Beyond the limit of an entry they are left out. */
export function mergedEntry(read: ReadEntry, existing: EntryContent, making: Pick<Making, "newId" | "by" | "at">): EntryContent {
  const known = new Set([existing.question, ...existing.similar.map(({ text }) => text)].map(wordingKey));
  const titled = { text: read.question, kind: "positive", origin: "import", by: null, at: null } as const;
  const missing = [titled, ...(read.similar ?? [])].filter(({ text }) => {
    const key = wordingKey(text);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  const added = missing.slice(0, Math.max(0, MOST_SIMILAR - existing.similar.length));
  if (added.length === 0) return existing;
  const similar = added.map((s) => ({ ...s, id: making.newId("q"), by: s.by ?? making.by, at: s.at ?? making.at }));
  return entryContent.parse({ ...existing, similar: [...existing.similar, ...similar] });
}

/** When the entry will be in force: what the file says, otherwise as before. */
export const periodAfter = (read: ReadEntry, before: EntryContent | null): Pick<EntryContent, "validFrom" | "validUntil"> => ({
  validFrom: instant(read.validFrom, before?.validFrom ?? null),
  validUntil: instant(read.validUntil, before?.validUntil ?? null),
});

/** Whether saving `b` over `a` would change nothing. */
export const sameContent = (a: EntryContent, b: EntryContent): boolean =>
  a.category === b.category && JSON.stringify(toJsonlEntry("", a, [])) === JSON.stringify(toJsonlEntry("", b, []));

// Spreadsheets hold a wording in one line and change line ends: that alone is no edit.
const flat = (text: string): string => text.replace(/\s+/gu, (gap) => (/[\r\n]/u.test(gap) ? " " : gap));
const lines = (text: string): string => text.replace(/\r\n?/gu, "\n");

function keptAnswers(before: Answer[], read: Answer[]): Answer[] {
  const plain = (answers: Answer[]): string => JSON.stringify(answers.map((a) => [lines(a.text), a.when.map((w) => [w.field, w.in])]));
  return plain(before) === plain(read) ? before : read;
}

function instant(read: string | null | undefined, before: string | null): string | null {
  if (read === undefined) return before;
  if (read === null) return null;
  return before !== null && Date.parse(before) === Date.parse(read) ? before : new Date(read).toISOString();
}

function similarOf(read: NonNullable<ReadEntry["similar"]>, before: readonly SimilarQuestion[], making: Making): SimilarQuestion[] {
  const known = new Map(before.map((s) => [`${s.kind} ${flat(s.text)}`, s]));
  const ids = new Set(read.map((s) => s.id));
  const used = new Set<string>();
  const similar = read.map((s): SimilarQuestion => {
    const twin = known.get(`${s.kind} ${flat(s.text)}`);
    const kept = s.id === null && twin && !ids.has(twin.id) ? twin : null;
    const id = kept?.id ?? s.id;
    if (id === null || used.has(id)) return { ...s, id: making.newId("q"), by: s.by ?? making.by, at: s.at ?? making.at };
    used.add(id);
    return kept ?? { ...s, id };
  });
  // Their order means nothing: the same wordings in another order are no change.
  const sorted = (list: readonly SimilarQuestion[]): string =>
    JSON.stringify(list.map((s) => [s.id, s.text, s.kind, s.origin, s.by, s.at].join("\n")).sort());
  return sorted(similar) === sorted(before) ? [...before] : similar;
}
