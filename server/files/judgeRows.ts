// What an import of these rows would do: which entry each is, whether that changes it, and what is wrong with it. Reads only, going through
// the rows twice; of each it keeps no more than its number, its id and the keys of its wordings.
import { id as idShape } from "../../shared/knowledge/entry.ts";
import type { ReadEntry, RowProblem } from "../../shared/knowledge/jsonl.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import type { Database } from "../base/db.ts";
import { draftContent, entryByQuestion } from "../entries/contents.ts";
import { teachersOf } from "../entries/entryLookup.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { currentPart } from "../parts/parts.ts";
import { judgeEntry, type Judgement } from "./judgeEntry.ts";
import { nameRows, type Named, type RowPlace, type WideRows } from "./nameRows.ts";

export interface GoodRow {
  sheet: string | null;
  row: number;
  id: string;
  entry: ReadEntry;
  /** The revision that the entry has now: what is saved until the import is not overwritten. Null: there is none, or it is deleted. */
  base: number | null;
  /** Of a new one, another entry that has its standard question already. */
  twin: string | null;
}
export type JudgedRow = GoodRow & Judgement;
export type PlacedProblem = RowProblem & { sheet: string | null; row: number };

export interface Judging {
  /** Ids are of this knowledge base, whoever wrote the file. */
  trustsIds: boolean;
  /** Given to entries that would have none. */
  defaultAnswer: string | null;
  good: (row: JudgedRow) => void;
  rejected: (row: WideRow) => void;
}

/** Rejected ones and warnings of a file, the first of each in the order of rows: nobody is shown more. */
export const mostProblems = 200;

/** Judges all rows (`ids`: those of ours that any of them gives) against the draft and hands them over in order, rejected ones first. */
export function judgeRows(
  db: Database,
  kb: string,
  file: { rows: WideRows; ids: ReadonlySet<string> },
  take: Judging,
): { problems: PlacedProblem[]; conflicts: number; strangeIds: number } {
  const problems: PlacedProblem[][] = [];
  const told = (): ((found: readonly PlacedProblem[]) => void) => {
    const list: PlacedProblem[] = [];
    problems.push(list);
    return (found) => list.push(...found.slice(0, mostProblems - list.length));
  };
  const [tellRejected, tellOfRejected, tellOfGood, tellConflicts] = [told(), told(), told(), told()];
  const named = nameRows(db, kb, file, take.trustsIds, (row) => {
    const found = row.problems.map((p) => ({ ...p, sheet: row.sheet, row: row.row }));
    tellRejected(found.filter((p) => p.severity === "rejected"));
    tellOfRejected(found.filter((p) => p.severity !== "rejected"));
    take.rejected(row);
  });
  const categories = currentPart<Category[]>(db, "category", kb).content;
  const conflictsOf = conflictFinder(db, kb, named);
  let conflicts = 0;
  let strangeIds = 0;
  let nth = 0;
  for (const read of file.rows()) {
    const name = named.rows[nth++];
    if (!name || !read.entry) continue;
    const { sheet, row } = read;
    const distinct = withoutTwins(read.entry);
    const related = resolveRelated(db, kb, distinct.entry, named, read.mark !== null || take.trustsIds);
    const { problems: found, leftOut } = conflictsOf({ sheet, row, id: name.id, keys: distinct.keys });
    conflicts += found.length;
    strangeIds += name.strange.filter(({ code }) => code === "strange_id").length;
    tellOfGood([...read.problems, ...name.strange, ...distinct.problems, ...related.problems].map((p) => ({ ...p, sheet, row })));
    tellConflicts(found);
    const good = { sheet, row, id: name.id, entry: without(related.entry, leftOut) };
    take.good({ ...good, ...judgeEntry(db, kb, good, categories, take.defaultAnswer) });
  }
  const shown = problems.flat();
  shown.sort((a, b) => Number(b.severity === "rejected") - Number(a.severity === "rejected") || a.row - b.row);
  return { problems: shown, conflicts, strangeIds };
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

const without = (entry: ReadEntry, leftOut: ReadonlySet<string>): ReadEntry =>
  leftOut.size === 0 || !entry.similar
    ? entry
    : { ...entry, similar: entry.similar.filter(({ kind, text }) => kind === "negative" || !leftOut.has(wordingKey(text))) };

/**
 * Finds wordings that another entry teaches too, in the file so far or in the draft. An entry that the file holds is judged by the file.
 * A similar question is left out for them, unless the draft has it in both; a standard question stays, and is named.
 */
function conflictFinder(
  db: Database,
  kb: string,
  file: Named,
): (row: RowPlace & { id: string; keys: Map<string, string> }) => { problems: PlacedProblem[]; leftOut: ReadonlySet<string> } {
  const first = new Map<string, RowPlace>();
  return ({ sheet, row, id, keys }) => {
    const teachers = teachersOf(db, kb, [...keys.keys()]);
    const own = new Set(teachers.filter((t) => t.entry === id).map((t) => t.key));
    const taught = new Map(teachers.filter((t) => t.entry !== id && !file.entries.has(t.entry)).map((t) => [t.key, t]));
    const [question] = keys.keys();
    const leftOut = new Set<string>();
    const problems = [...keys].flatMap(([key, text]): PlacedProblem[] => {
      const titled = file.byQuestion.get(key);
      const other = first.get(key) ?? (titled && titled.id !== id && key !== question ? titled : undefined);
      const teacher = taught.get(key);
      const isFree = other === undefined && !teacher;
      if (isFree || key === question || own.has(key)) first.set(key, first.get(key) ?? { sheet, row });
      if (isFree) return [];
      const isLeftOut = key !== question && !own.has(key);
      if (isLeftOut) leftOut.add(key);
      const [who, values] =
        other === undefined
          ? [`"${teacher!.question}" (${teacher!.entry})`, { text, entry: teacher!.question }]
          : [
              `row ${other.row}`,
              { text, row: other.row, ...(other.sheet !== null && other.sheet !== sheet ? { sheet: other.sheet } : {}) },
            ];
      const message = `"${text}" is also taught by ${who}${isLeftOut ? "; left out here" : ""}`;
      const code = isLeftOut ? "left_to_another" : "taught_elsewhere";
      return [{ sheet, row, field: "similar", code, message, values, severity: "warning" }];
    });
    return { problems, leftOut };
  };
}

/** Related entries by id or by standard question → ids. */
function resolveRelated(
  db: Database,
  kb: string,
  entry: ReadEntry,
  file: Named,
  isOurs: boolean,
): { entry: ReadEntry; problems: RowProblem[] } {
  if (!entry.related?.length) return { entry, problems: [] };
  const problems: RowProblem[] = [];
  const related = entry.related.flatMap((text) => {
    const inFile = file.byId.get(text);
    if (inFile) return [inFile.id];
    if (draftContent(db, kb, text)) return [text];
    const found = file.byQuestion.get(wordingKey(text))?.id ?? entryByQuestion(db, kb, text);
    if (found !== null) return [found];
    // A number names a row of its own file alone.
    const kept = idShape.safeParse(text).success && (isOurs || !/^\d+$/u.test(text));
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
