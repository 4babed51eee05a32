// What an import of these rows would do: which entry each is, whether that changes it, and what is wrong with it. Reads only; runs in a worker.
import { newId } from "../ids.ts";
import { endsBeforeStart, id as idShape, laterThanStart, type EntryContent } from "../../shared/knowledge/entry.ts";
import type { ReadEntry, RowProblem } from "../../shared/knowledge/jsonl.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import type { Database } from "../db.ts";
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
export interface Judged {
  good: (GoodRow & { state: "new" | "changed" | "same"; answer: string })[];
  rejected: WideRow[];
  /** By row; rejected rows' included. */
  problems: (RowProblem & { row: number })[];
  conflicts: number;
}

/** Judges all rows against the draft. Rows keep their order; `defaultAnswer` is given to entries that would have none. */
export function judgeRows(db: Database, kb: string, rows: readonly WideRow[], defaultAnswer: string | null): Judged {
  const file = nameRows(db, kb, rows);
  const conflicts = findConflicts(db, kb, file);
  const categories = currentPart<Category[]>(db, "category", kb).content;
  const good = file.good.flatMap((row) => {
    const { entry, problems } = resolveRelated(db, kb, row.entry, file);
    file.problems.push(...problems.map((p) => ({ ...p, row: row.row })));
    const judged = stateOf(db, kb, { ...row, entry }, categories, defaultAnswer);
    return [{ ...row, entry, ...judged }];
  });
  file.problems.push(...conflicts);
  file.problems.sort((a, b) => Number(b.severity === "rejected") - Number(a.severity === "rejected") || a.row - b.row);
  return { good, rejected: file.rejected, problems: file.problems, conflicts: conflicts.length };
}

interface Named {
  good: GoodRow[];
  rejected: WideRow[];
  problems: Judged["problems"];
  /** Standard question's key → the first row's entry. */
  byQuestion: Map<string, GoodRow>;
  byId: Map<string, GoodRow>;
}

/** Gives every row its entry: by id, by the standard question, or a new one. Says no to what stands twice. */
function nameRows(db: Database, kb: string, rows: readonly WideRow[]): Named {
  const named: Named = { good: [], rejected: [], problems: [], byQuestion: new Map(), byId: new Map() };
  const claimed = new Set(rows.flatMap((r) => r.entry?.id ?? []));
  for (const read of rows) {
    const reject = (problems: RowProblem[]): void => {
      named.rejected.push({ ...read, problems });
      named.problems.push(...problems.map((p) => ({ ...p, row: read.row })));
    };
    if (!read.entry) {
      reject(read.problems);
      continue;
    }
    const key = wordingKey(read.entry.question);
    const twin = read.entry.id === null ? named.byQuestion.get(key) : named.byId.get(read.entry.id);
    if (twin) {
      const [field, code, what] =
        read.entry.id === null
          ? (["question", "duplicate_question", "a standard question"] as const)
          : (["id", "duplicate_id", "an ID"] as const);
      const message = `${what} that no other row has; row ${twin.row} has it`;
      reject([...read.problems, { field, code, message, values: { row: twin.row }, severity: "rejected" }]);
      continue;
    }
    const known = read.entry.id === null ? entryByQuestion(db, kb, read.entry.question) : null;
    const { entry, problems } = withoutTwins(read.entry);
    const row = { row: read.row, id: read.entry.id ?? (known !== null && !claimed.has(known) ? known : newId("e")), entry };
    if (emptiesPeriod(db, kb, row)) {
      reject([...read.problems, { field: "validUntil", code: "ends_before_start", message: laterThanStart, severity: "rejected" }]);
      continue;
    }
    named.problems.push(...[...read.problems, ...problems].map((p) => ({ ...p, row: read.row })));
    named.good.push(row);
    named.byId.set(row.id, row);
    if (!named.byQuestion.has(key)) named.byQuestion.set(key, row);
  }
  return named;
}

/** Whether the entry could never answer after this row, because of its times. Those of an entry that has them already are no news. */
function emptiesPeriod(db: Database, kb: string, { id, entry }: GoodRow): boolean {
  if (entry.validFrom == null && entry.validUntil == null) return false;
  const found = draftContent(db, kb, id);
  const before = found && !found.deleted ? found.content : null;
  const after = periodAfter(entry, before);
  return endsBeforeStart(after) && (after.validFrom !== before?.validFrom || after.validUntil !== before.validUntil);
}

/** One wording of an entry in several spellings is taught once. */
function withoutTwins(entry: ReadEntry): { entry: ReadEntry; problems: RowProblem[] } {
  if (!entry.similar) return { entry, problems: [] };
  const seen = new Set([wordingKey(entry.question)]);
  const similar = entry.similar.filter((s) => seen.size < seen.add(wordingKey(s.text)).size);
  const lost = entry.similar.length - similar.length;
  const problems: RowProblem[] =
    lost === 0
      ? []
      : [
          {
            field: "similar",
            code: "repeated_wording",
            message: `${lost} similar questions that are the same after normalisation are left out`,
            values: { left: lost },
            severity: "warning",
          },
        ];
  return { entry: { ...entry, similar }, problems };
}

/** Wordings that another entry teaches too, in the file or in the draft. An entry that the file holds is judged by the file. */
function findConflicts(db: Database, kb: string, file: Named): Judged["problems"] {
  const first = new Map<string, GoodRow>();
  return file.good.flatMap((row) => {
    const wordings = [row.entry.question, ...(row.entry.similar ?? []).filter((s) => s.kind === "positive").map((s) => s.text)];
    const byKey = new Map(wordings.map((text) => [wordingKey(text), text]));
    const taught = new Map(
      teachersOf(db, kb, [...byKey.keys()])
        .filter((t) => t.entry !== row.id && !file.byId.has(t.entry))
        .map((t) => [t.key, t]),
    );
    return [...byKey].flatMap(([key, text]) => {
      const other = first.get(key);
      if (!other) first.set(key, row);
      const inFile = other && other.id !== row.id ? other.row : undefined;
      const teacher = taught.get(key);
      return inFile === undefined && !teacher
        ? []
        : [
            {
              row: row.row,
              field: "similar",
              code: "taught_elsewhere",
              message: `"${text}" is also taught by ${inFile === undefined ? `"${teacher!.question}" (${teacher!.entry})` : `row ${inFile}`}`,
              values: inFile === undefined ? { text, entry: teacher!.question } : { text, row: inFile },
              severity: "warning" as const,
            },
          ];
    });
  });
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
