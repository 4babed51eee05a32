// What differs between two contents of an entry: how many places, and which fields.
import { contentFields, type ContentField } from "../../../shared/knowledge/fields.ts";
import type { EntryContent, SimilarQuestion } from "../../../shared/knowledge/entry.ts";

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sameQuestion = (a: SimilarQuestion, b: SimilarQuestion): boolean => a.text === b.text && a.kind === b.kind;

export const changedFields = (before: EntryContent, after: EntryContent): ContentField[] =>
  contentFields.filter((field) => !same(before[field], after[field]));

/** "3 处未保存": every similar question and every answer counts by itself, the other fields as one each. */
export function countChangedFields(before: EntryContent, after: EntryContent): number {
  return changedFields(before, after).reduce((sum, field) => {
    if (field === "similar") return sum + Math.max(1, similarChanges(before.similar, after.similar).length);
    if (field === "answers") return sum + Math.max(1, answerChanges(before, after));
    return sum + 1;
  }, 0);
}

function answerChanges(before: EntryContent, after: EntryContent): number {
  const kept = new Set(before.answers.map((a) => JSON.stringify(a)));
  const now = new Set(after.answers.map((a) => JSON.stringify(a)));
  return Math.max(
    after.answers.filter((a) => !kept.has(JSON.stringify(a))).length,
    before.answers.filter((a) => !now.has(JSON.stringify(a))).length,
  );
}

export interface SimilarChange {
  id: string;
  before: SimilarQuestion | null;
  after: SimilarQuestion | null;
}

/** Added, edited and removed similar questions, by id. */
export function similarChanges(before: readonly SimilarQuestion[], after: readonly SimilarQuestion[]): SimilarChange[] {
  const old = new Map(before.map((s) => [s.id, s]));
  const now = new Set(after.map((s) => s.id));
  return [
    ...after.flatMap((s) => {
      const was = old.get(s.id) ?? null;
      return was && sameQuestion(was, s) ? [] : [{ id: s.id, before: was, after: s }];
    }),
    ...before.flatMap((s) => (now.has(s.id) ? [] : [{ id: s.id, before: s, after: null }])),
  ];
}
