// Which entry each row of a file is: by an id of ours, by its standard question, or a new one; and what no two rows may share.
import { endsBeforeStart, id as idShape, laterThanStart } from "../../shared/knowledge/entry.ts";
import type { ReadEntry, RowProblem } from "../../shared/knowledge/jsonl.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import type { Database } from "../base/db.ts";
import { isOwnId, newId } from "../base/ids.ts";
import { draftContent, entryByQuestion } from "../entries/contents.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { periodAfter } from "./completeEntry.ts";

/** Where the file's rows come from, as often as they are asked for and always in the same order. */
export type WideRows = () => Iterable<WideRow>;

/** Whether a row's id names the entry of this knowledge base that has it: our exports say whose they are, and others count 1, 2, 3 as well. */
export const isIdOurs = ({ entry, mark }: WideRow, kb: string, trustsIds: boolean): boolean =>
  entry?.id != null && isId(entry.id) && (trustsIds || mark === kb || isOwnId(entry.id));

const isId = (text: string): boolean => idShape.safeParse(text).success;

export interface RowPlace {
  sheet: string | null;
  row: number;
}
export interface Named {
  /** Of each row its entry, and what to say of its id; null: rejected. */
  rows: ({ id: string; strange: RowProblem[] } | null)[];
  /** Standard question's key → the first row's entry. */
  byQuestion: Map<string, RowPlace & { id: string }>;
  /** Id as the file gives it → the row's entry. */
  byId: Map<string, RowPlace & { id: string }>;
  /** Entry → its row. */
  entries: Map<string, RowPlace>;
  /** An id that could not be one of ours was met: it is told once. */
  hasForeign: boolean;
}

/** Gives every row its entry: by an id of ours, by the standard question, or a new one. Says no to what stands twice. */
export function nameRows(
  db: Database,
  kb: string,
  { rows, ids: claimed }: { rows: WideRows; ids: ReadonlySet<string> },
  trustsIds: boolean,
  reject: (row: WideRow) => void,
): Named {
  const named: Named = { rows: [], byQuestion: new Map(), byId: new Map(), entries: new Map(), hasForeign: false };
  for (const read of rows()) {
    const refuse = (...problems: RowProblem[]): void => reject({ ...read, problems });
    named.rows.push(nameRow(db, kb, read, { claimed, isOurs: isIdOurs(read, kb, trustsIds), named }, refuse));
  }
  return named;
}

function nameRow(
  db: Database,
  kb: string,
  { sheet, row, entry, problems }: WideRow,
  { claimed, isOurs, named }: { claimed: ReadonlySet<string>; isOurs: boolean; named: Named },
  reject: (...problems: RowProblem[]) => void,
): Named["rows"][number] {
  if (!entry) {
    reject(...problems);
    return null;
  }
  const key = wordingKey(entry.question);
  const sameId = entry.id === null ? undefined : named.byId.get(entry.id);
  const twin = sameId ?? (isOurs ? undefined : named.byQuestion.get(key));
  if (twin) {
    const [field, code, what] = sameId
      ? (["id", "duplicate_id", "an ID"] as const)
      : (["question", "duplicate_question", "a standard question"] as const);
    const message = `${what} that no other row has; row ${twin.row} has it`;
    const values = { row: twin.row, ...(twin.sheet !== null && twin.sheet !== sheet ? { sheet: twin.sheet } : {}) };
    reject(...problems, { field, code, message, values, severity: "rejected" });
    // What leads to this row leads to the entry that has its question.
    if (!sameId && entry.id !== null) named.byId.set(entry.id, twin);
    return null;
  }
  const { id, strange } = isOurs ? { id: entry.id!, strange: [] } : entryOf(db, kb, entry, claimed, named);
  if (emptiesPeriod(db, kb, { id, entry })) {
    reject(...problems, { field: "validUntil", code: "ends_before_start", message: laterThanStart, severity: "rejected" });
    return null;
  }
  const place = { sheet, row, id };
  named.entries.set(id, place);
  if (entry.id !== null) named.byId.set(entry.id, place);
  if (!named.byQuestion.has(key)) named.byQuestion.set(key, place);
  return { id, strange };
}

/** The entry of a row whose id, if it has any, is not known to be of this knowledge base. One that is free here is kept. */
function entryOf(
  db: Database,
  kb: string,
  entry: ReadEntry,
  claimed: ReadonlySet<string>,
  named: Named,
): { id: string; strange: RowProblem[] } {
  const isFree = (id: string): boolean => !claimed.has(id) && !named.entries.has(id);
  const known = entryByQuestion(db, kb, entry.question);
  if (known !== null && isFree(known)) return { id: known, strange: [] };
  if (entry.id === null) return { id: newId("e"), strange: [] };
  if (!isId(entry.id)) {
    const isFirst = !named.hasForeign;
    named.hasForeign = true;
    const expected = `1–80 letters, digits, or _ . : - for an ID that is kept; "${entry.id}" and others like it name rows within the file alone`;
    const told: RowProblem = { field: "id", code: "foreign_id", message: expected, values: { text: entry.id }, severity: "warning" };
    return { id: newId("e"), strange: isFirst ? [told] : [] };
  }
  const holder = draftContent(db, kb, entry.id);
  if ((!holder || holder.deleted) && isFree(entry.id)) return { id: entry.id, strange: [] };
  const values = { text: entry.id, ...(holder ? { entry: holder.content.question } : {}) };
  const message = `an ID that no other entry here has: "${entry.id}" is another's; this one is given a new ID`;
  return { id: newId("e"), strange: [{ field: "id", code: "strange_id", message, values, severity: "warning" }] };
}

/** Whether the entry could never answer after this row, because of its times. Those of an entry that has them already are no news. */
function emptiesPeriod(db: Database, kb: string, { id, entry }: { id: string; entry: ReadEntry }): boolean {
  if (entry.validFrom == null && entry.validUntil == null) return false;
  const found = draftContent(db, kb, id);
  const before = found && !found.deleted ? found.content : null;
  const after = periodAfter(entry, before);
  return endsBeforeStart(after) && (after.validFrom !== before?.validFrom || after.validUntil !== before.validUntil);
}
