// Rows of a table that ask one thing in other words: QnA Maker repeats an answer, and its id, for every question that it answers. They are one entry.
import { createHash } from "node:crypto";
import type { ReadEntry } from "../../shared/knowledge/jsonl.ts";
import type { WideRow } from "../../shared/knowledge/wide.ts";
import type { ReadTable } from "./readTable.ts";

/** As many wordings as an entry may have: what is beyond stays a row of its own. */
const mostWordings = 300;
const mostShown = 5;

const bare = { id: null, kind: "positive", origin: "import", by: null, at: null } as const;

interface Group {
  first: number;
  row: number;
  question: string;
  /** Wordings of the rows that follow. */
  more: NonNullable<ReadEntry["similar"]>;
  /** Their tags and related entries, each once. */
  tags: Set<string>;
  related: Set<string>;
  rows: number[];
  wordings: number;
}

export interface SameAnswers {
  rows: number;
  entries: number;
  sample: { row: number; question: string; more: string[] } | null;
}

/** Shown all rows of a file in their order. `isOurs`: the row's id is an entry's here. */
export function sameAnswers(isOurs: (row: WideRow) => boolean): {
  look: (row: WideRow) => void;
  found: (table: Pick<ReadTable, "columns"> | null) => { told: SameAnswers; take: (nth: number, row: WideRow) => WideRow | null };
} {
  const byId = new Map<string, Group>();
  const byAnswer = new Map<string, Group>();
  let nth = -1;
  const join = (groups: Map<string, Group>, key: string, { row, entry }: WideRow): void => {
    const { question, similar = [], tags = [], related = [] } = entry!;
    const known = groups.get(key);
    if (!known)
      groups.set(key, { first: nth, row, question, more: [], rows: [], wordings: similar.length, tags: new Set(), related: new Set() });
    // The very same question is no other wording: it is refused where rows are named.
    else if (
      question !== known.question &&
      known.more.every(({ text }) => text !== question) &&
      known.wordings + 1 + similar.length <= mostWordings
    ) {
      known.wordings += 1 + similar.length;
      known.rows.push(nth);
      known.more.push({ ...bare, text: question }, ...similar);
      for (const tag of tags) known.tags.add(tag);
      for (const id of related ?? []) known.related.add(id);
    }
  };
  return {
    look: (row) => {
      nth += 1;
      const { entry, mark, segment } = row;
      if (!entry || mark !== null || isOurs(row)) return;
      const { id, question: _, similar: __, ...rest } = entry;
      if (id === null && !rest.answers?.length) return;
      // Of rows with one id some hold all that is said of the entry, others only their question and the answer.
      const key = createHash("sha256")
        .update(JSON.stringify([segment, id === null ? rest : (rest.answers ?? [])]))
        .digest("base64");
      if (id === null) join(byAnswer, key, row);
      else join(byId, `${id}\n${key}`, row);
    },
    found: (table) => {
      const fields = new Set(table?.columns.map(({ field }) => field));
      // A file with a column for other wordings means rows apart where it has rows.
      const groups = [
        ...(table ? byId.values() : []),
        ...(table && !fields.has("similar") && !fields.has("negatives") && !fields.has("id") ? byAnswer.values() : []),
      ].filter(({ rows }) => rows.length > 0);
      const firsts = new Map(groups.map((group) => [group.first, group]));
      const gone = new Set(groups.flatMap(({ rows }) => rows));
      const [sample] = groups;
      return {
        told: {
          rows: gone.size,
          entries: groups.length,
          sample: sample
            ? { row: sample.row, question: sample.question, more: sample.more.slice(0, mostShown).map(({ text }) => text) }
            : null,
        },
        take: (number, row) => {
          if (gone.has(number)) return null;
          const group = firsts.get(number);
          if (!group || !row.entry) return row;
          const { similar = [], tags = [], related = [] } = row.entry;
          const entry = { ...row.entry, similar: [...similar, ...group.more] };
          if (group.tags.size > 0) entry.tags = [...new Set([...tags, ...group.tags])].slice(0, 20);
          if (group.related.size > 0) entry.related = [...new Set([...related, ...group.related])].slice(0, 20);
          return { ...row, entry };
        },
      };
    },
  };
}
