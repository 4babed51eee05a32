// What differs between two states of an entry, field by field; how wordings, answers and lists were matched.
import { contentFields, type ContentField } from "../../shared/knowledge/fields.ts";
import type { Answer, EntryContent, SimilarQuestion } from "../../shared/knowledge/entry.ts";

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Who added a wording and when is no change of the knowledge. */
const taught = (content: EntryContent): unknown =>
  content.similar.map(({ id, text, kind }) => ({ id, text, kind })).toSorted((a, b) => (a.id < b.id ? -1 : 1));

export const changedKnowledge = (before: EntryContent, after: EntryContent): ContentField[] =>
  contentFields.filter((field) => (field === "similar" ? !same(taught(before), taught(after)) : !same(before[field], after[field])));

/** Fields that say something: for an entry that is new or deleted, shown whole. */
export const filledFields = (content: EntryContent): ContentField[] =>
  contentFields.filter((field) => {
    const value = content[field];
    return field === "enabled" ? !content.enabled : Array.isArray(value) ? value.length > 0 : value !== null && value !== "";
  });

export interface WordingChange {
  id: string;
  kind: "added" | "removed" | "reworded" | "moved" | "same";
  /** Equal to `after` where the wording is only there afterwards, and the other way round. */
  before: SimilarQuestion;
  after: SimilarQuestion;
}

/** Wordings matched by id: changed ones first, those that stayed last. `moved`: from positive to negative or back. */
export function wordingChanges(before: readonly SimilarQuestion[], after: readonly SimilarQuestion[]): WordingChange[] {
  const old = new Map(before.map((q) => [q.id, q]));
  const now = new Set(after.map((q) => q.id));
  const kept = after.map((q): WordingChange => {
    const was = old.get(q.id);
    if (!was) return { id: q.id, kind: "added", before: q, after: q };
    return { id: q.id, kind: was.text !== q.text ? "reworded" : was.kind !== q.kind ? "moved" : "same", before: was, after: q };
  });
  const removed = before.filter((q) => !now.has(q.id)).map((q): WordingChange => ({ id: q.id, kind: "removed", before: q, after: q }));
  return [...kept.filter((c) => c.kind !== "same"), ...removed, ...kept.filter((c) => c.kind === "same")];
}

export interface AnswerChange {
  before: Answer | null;
  after: Answer | null;
}

/** Answers matched by equality, then by their conditions, then by their place; in the order they have afterwards, removed ones last. */
export function answerChanges(before: readonly Answer[], after: readonly Answer[]): AnswerChange[] {
  const left = new Set(before.keys());
  const matched = new Map<number, number>();
  const match = (fits: (was: Answer, now: Answer, i: number, j: number) => boolean): void => {
    for (const [j, now] of after.entries()) {
      if (matched.has(j)) continue;
      const i = [...left].find((k) => before[k] !== undefined && fits(before[k], now, k, j));
      if (i === undefined) continue;
      matched.set(j, i);
      left.delete(i);
    }
  };
  match(same);
  match((was, now) => same(was.when, now.when));
  match((_was, _now, i, j) => i === j);
  return [
    ...after.map((now, j): AnswerChange => ({ before: before[matched.get(j) ?? -1] ?? null, after: now })),
    ...[...left].map((i): AnswerChange => ({ before: before[i] ?? null, after: null })),
  ];
}

export const answerChanged = ({ before, after }: AnswerChange): boolean => !same(before, after);

export interface ListPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Words of a list: what stayed in its order, then what came, then what went. */
export const listParts = (before: readonly string[], after: readonly string[]): ListPart[] => [
  ...after.filter((one) => before.includes(one)).map((text) => ({ kind: "same" as const, text })),
  ...after.filter((one) => !before.includes(one)).map((text) => ({ kind: "added" as const, text })),
  ...before.filter((one) => !after.includes(one)).map((text) => ({ kind: "removed" as const, text })),
];

/** A common beginning longer than this is cut to its end, so that a row shows the change and not what leads to it. */
const lead = 18;

/** Both texts on one line, from shortly before their first difference. */
export function nearChange(before: string, after: string): { before: string; after: string } {
  const [a, b] = [before.replace(/\s+/gu, " "), after.replace(/\s+/gu, " ")];
  const from = [...a];
  const to = [...b];
  let equal = 0;
  while (equal < from.length && equal < to.length && from[equal] === to[equal]) equal++;
  if (equal <= lead) return { before: a, after: b };
  const cut = equal - 10;
  return { before: `…${from.slice(cut).join("")}`, after: `…${to.slice(cut).join("")}` };
}
