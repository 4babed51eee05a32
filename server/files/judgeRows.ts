// What an import of these rows would do: which entry each is, whether that changes it, and what is wrong with it. Reads only, going through
// the rows twice; of each it keeps no more than its number, its id and the keys of its wordings.
import { endsBeforeStart, id as idShape, laterThanStart, type EntryContent } from "../../shared/knowledge/entry.ts";
import type { ReadEntry, RowProblem } from "../../shared/knowledge/jsonl.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import type { Database } from "../base/db.ts";
import { newId } from "../base/ids.ts";
import { draftContent, entryByQuestion, teachersOf } from "../entries/contents.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { currentPart } from "../parts/parts.ts";
import { findCategory } from "./categoryPaths.ts";
import { completeEntry, periodAfter, sameContent } from "./completeEntry.ts";

export interface GoodRow {
  row: number;
  id: string;
  entry: ReadEntry;
}
export type JudgedRow = GoodRow & { state: "new" | "changed" | "same"; answer: string };
type Problem = RowProblem & { row: number };

/** Where the file's rows come from, as often as they are asked for and always in the same order. */
export type Rows = () => Iterable<WideRow>;

export interface Judging {
  good: (row: JudgedRow) => void;
  rejected: (row: WideRow) => void;
}

/** Rejected ones and warnings of a file, the first of each in the order of rows: nobody is shown more. */
const mostProblems = 200;

/** Judges all rows (`ids`: those that any of them gives) against the draft and hands them over in order, rejected ones first. `defaultAnswer` is given to entries that would have none. */
export function judgeRows(
  db: Database,
  kb: string,
  file: { rows: Rows; ids: ReadonlySet<string> },
  defaultAnswer: string | null,
  take: Judging,
): { problems: Problem[]; conflicts: number } {
  const problems: Problem[][] = [];
  const told = (): ((found: readonly Problem[]) => void) => {
    const list: Problem[] = [];
    problems.push(list);
    return (found) => list.push(...found.slice(0, mostProblems - list.length));
  };
  const [tellRejected, tellOfRejected, tellOfGood, tellConflicts] = [told(), told(), told(), told()];
  const named = nameRows(db, kb, file, (row) => {
    const found = row.problems.map((p) => ({ ...p, row: row.row }));
    tellRejected(found.filter((p) => p.severity === "rejected"));
    tellOfRejected(found.filter((p) => p.severity !== "rejected"));
    take.rejected(row);
  });
  const categories = currentPart<Category[]>(db, "category", kb).content;
  const conflictsOf = conflictFinder(db, kb, named);
  let conflicts = 0;
  let nth = 0;
  for (const read of file.rows()) {
    const id = named.ids[nth++];
    if (id === null || id === undefined || !read.entry) continue;
    const row = { row: read.row, id, entry: read.entry };
    const distinct = withoutTwins(row.entry);
    const related = resolveRelated(db, kb, distinct.entry, named);
    const found = conflictsOf({ ...row, keys: distinct.keys });
    conflicts += found.length;
    tellOfGood([...read.problems, ...distinct.problems, ...related.problems].map((p) => ({ ...p, row: read.row })));
    tellConflicts(found);
    const good = { ...row, entry: related.entry };
    take.good({ ...good, ...stateOf(db, kb, good, categories, defaultAnswer) });
  }
  const shown = problems.flat();
  shown.sort((a, b) => Number(b.severity === "rejected") - Number(a.severity === "rejected") || a.row - b.row);
  return { problems: shown, conflicts };
}

interface Named {
  /** Of each row its entry's id; null: rejected. */
  ids: (string | null)[];
  /** Standard question's key → the first row's entry. */
  byQuestion: Map<string, { row: number; id: string }>;
  /** Id → row. */
  byId: Map<string, number>;
}

/** Gives every row its entry: by id, by the standard question, or a new one. Says no to what stands twice. */
function nameRows(
  db: Database,
  kb: string,
  { rows, ids: claimed }: { rows: Rows; ids: ReadonlySet<string> },
  reject: (row: WideRow) => void,
): Named {
  const named: Named = { ids: [], byQuestion: new Map(), byId: new Map() };
  for (const read of rows()) {
    const id = nameRow(db, kb, read, claimed, named, (...problems) => reject({ ...read, problems }));
    named.ids.push(id);
  }
  return named;
}

function nameRow(
  db: Database,
  kb: string,
  { row, entry, problems }: WideRow,
  claimed: ReadonlySet<string>,
  named: Named,
  reject: (...problems: RowProblem[]) => void,
): string | null {
  if (!entry) {
    reject(...problems);
    return null;
  }
  const key = wordingKey(entry.question);
  const twin = entry.id === null ? named.byQuestion.get(key)?.row : named.byId.get(entry.id);
  if (twin !== undefined) {
    const [field, code, what] =
      entry.id === null ? (["question", "duplicate_question", "a standard question"] as const) : (["id", "duplicate_id", "an ID"] as const);
    const message = `${what} that no other row has; row ${twin} has it`;
    reject(...problems, { field, code, message, values: { row: twin }, severity: "rejected" });
    return null;
  }
  const known = entry.id === null ? entryByQuestion(db, kb, entry.question) : null;
  const id = entry.id ?? (known !== null && !claimed.has(known) ? known : newId("e"));
  if (emptiesPeriod(db, kb, { row, id, entry })) {
    reject(...problems, { field: "validUntil", code: "ends_before_start", message: laterThanStart, severity: "rejected" });
    return null;
  }
  named.byId.set(id, row);
  if (!named.byQuestion.has(key)) named.byQuestion.set(key, { row, id });
  return id;
}

/** Whether the entry could never answer after this row, because of its times. Those of an entry that has them already are no news. */
function emptiesPeriod(db: Database, kb: string, { id, entry }: GoodRow): boolean {
  if (entry.validFrom == null && entry.validUntil == null) return false;
  const found = draftContent(db, kb, id);
  const before = found && !found.deleted ? found.content : null;
  const after = periodAfter(entry, before);
  return endsBeforeStart(after) && (after.validFrom !== before?.validFrom || after.validUntil !== before.validUntil);
}

/** One wording of an entry in several spellings is taught once. `keys`: those of what it teaches, with the wording. */
function withoutTwins(entry: ReadEntry): { entry: ReadEntry; keys: Map<string, string>; problems: RowProblem[] } {
  const own = wordingKey(entry.question);
  const keys = new Map([[own, entry.question]]);
  if (!entry.similar) return { entry, keys, problems: [] };
  const seen = new Set([own]);
  const similar = entry.similar.filter(({ kind, text }) => {
    const key = wordingKey(text);
    if (seen.has(key)) return false;
    seen.add(key);
    if (kind === "positive") keys.set(key, text);
    return true;
  });
  const left = entry.similar.length - similar.length;
  const message = `${left} similar questions that are the same after normalisation are left out`;
  const problems: RowProblem[] =
    left === 0 ? [] : [{ field: "similar", code: "repeated_wording", message, values: { left }, severity: "warning" }];
  return { entry: { ...entry, similar }, keys, problems };
}

/** Finds wordings that another entry teaches too, in the file so far or in the draft. An entry that the file holds is judged by the file. */
function conflictFinder(db: Database, kb: string, file: Named): (row: { row: number; id: string; keys: Map<string, string> }) => Problem[] {
  const first = new Map<string, number>();
  return ({ row, id, keys }) => {
    const taught = new Map(
      teachersOf(db, kb, [...keys.keys()])
        .filter((t) => t.entry !== id && !file.byId.has(t.entry))
        .map((t) => [t.key, t]),
    );
    return [...keys].flatMap(([key, text]): Problem[] => {
      const other = first.get(key);
      if (other === undefined) first.set(key, row);
      const teacher = taught.get(key);
      if (other === undefined && !teacher) return [];
      const [who, values] =
        other === undefined
          ? [`"${teacher!.question}" (${teacher!.entry})`, { text, entry: teacher!.question }]
          : [`row ${other}`, { text, row: other }];
      return [
        { row, field: "similar", code: "taught_elsewhere", message: `"${text}" is also taught by ${who}`, values, severity: "warning" },
      ];
    });
  };
}

/** Related entries by id or by standard question → ids. */
function resolveRelated(db: Database, kb: string, entry: ReadEntry, file: Named): { entry: ReadEntry; problems: RowProblem[] } {
  if (!entry.related?.length) return { entry, problems: [] };
  const problems: RowProblem[] = [];
  const related = entry.related.flatMap((text) => {
    if (file.byId.has(text) || draftContent(db, kb, text)) return [text];
    const found = file.byQuestion.get(wordingKey(text))?.id ?? entryByQuestion(db, kb, text);
    if (found !== null) return [found];
    const kept = idShape.safeParse(text).success;
    problems.push({
      field: "related",
      code: "missing_related",
      message: `the id or standard question of an entry, not "${text}"${kept ? "; kept as an id" : "; left out"}`,
      values: { text },
      severity: "warning",
    });
    return kept ? [text] : [];
  });
  return { entry: { ...entry, related }, problems };
}

function stateOf(
  db: Database,
  kb: string,
  { id, entry }: GoodRow,
  categories: readonly Category[],
  defaultAnswer: string | null,
): { state: "new" | "changed" | "same"; answer: string } {
  const found = draftContent(db, kb, id);
  const existing: EntryContent | null = found && !found.deleted ? found.content : null;
  const category =
    entry.category === undefined
      ? undefined
      : entry.category?.length
        ? (findCategory(categories, entry.category) ?? "not-there-yet")
        : null;
  const after = completeEntry(entry, existing, { category, defaultAnswer, newId: () => "q_new", by: null, at: "2000-01-01T00:00:00.000Z" });
  return { state: !existing ? "new" : sameContent(existing, after) ? "same" : "changed", answer: after.answers[0]?.text ?? "" };
}
