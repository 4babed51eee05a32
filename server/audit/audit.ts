// The audit trail is read: lines newest first, and what the entries and categories they speak of are called.
import type { settings as contract } from "../../shared/contract/settings.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { currentPart } from "../parts/parts.ts";
import { type ListedLine, listAuditLines } from "./audit.store.ts";

export const auditHandlers: Handlers<Extract<keyof typeof contract, "listAudit">> = {
  listAudit: (c, input) => {
    const { total, rows } = listAuditLines(c.db, c.kb.id, input.offset, input.limit);
    return { total, rows: withNames(c, rows) };
  },
};

// Names are looked up by key for the page at hand: .1 ms for 50 entries, 20 ms for the 8,400 that 200 lines full of related ones could name.
function withNames(c: Context, lines: readonly ListedLine[]): OutputOf<"listAudit">["rows"] {
  const questions = standardQuestions(c.db, c.kb.id, [...new Set(lines.flatMap(entriesIn))]);
  const categories = new Map<string, string>();
  if (lines.some((line) => categoriesIn(line).length > 0))
    for (const { id, name } of currentPart<Category[]>(c.db, "category", c.kb.id).content) categories.set(id, name);
  return lines.map((line) => ({
    ...line,
    names: {
      entries: entriesIn(line).flatMap((id) => (questions.has(id) ? [{ id, question: questions.get(id)! }] : [])),
      categories: categoriesIn(line).flatMap((id) => (categories.has(id) ? [{ id, name: categories.get(id)! }] : [])),
    },
  }));
}

const entriesIn = (line: ListedLine): string[] =>
  distinct([
    /^(entry|wording_values)\./u.test(line.action) ? line.subject : null,
    ...statesOf(line).flatMap(({ entry, given, related }) => [entry, given, ...(Array.isArray(related) ? related : [])]),
  ]);
const categoriesIn = (line: ListedLine): string[] => distinct(statesOf(line).map(({ category }) => category));

/** What was before and after, where that is a record. */
const statesOf = ({ before, after }: ListedLine): Record<string, unknown>[] =>
  [before, after].filter((state): state is Record<string, unknown> => typeof state === "object" && state !== null);
const distinct = (values: readonly unknown[]): string[] => [...new Set(values.filter((one) => typeof one === "string"))];
