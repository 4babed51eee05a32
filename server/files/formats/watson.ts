// Watson Assistant: rows of an example and its intent, without a header and without answers. And what two columns without a header most likely are.
import type { CsvRow } from "../../reading/csvTable.ts";
import { foreignRow, isOutOfScope, takeOutOfScope, unreadRow, type ForeignHow, type ForeignTakes } from "./foreign.ts";

const textsOf = ({ cells }: CsvRow): string[] | null => (Array.isArray(cells) ? cells.map((cell) => cell.trim()) : null);
const isHeader = ([first = "", second = ""]: readonly string[]): boolean =>
  /^(?:example|examples|text|utterance)s?$/iu.test(first) && /^intents?$/iu.test(second);

export function watsonReader(how: ForeignHow, take: ForeignTakes): { row: (row: CsvRow) => void; end: () => void } {
  const intents = new Map<string, { row: number; examples: string[] }>();
  return {
    row: (read) => {
      const cells = textsOf(read);
      if (cells?.every((cell) => cell === "") || (cells && read.row === 1 && isHeader(cells))) return;
      const [example = "", intent = ""] = cells ?? [];
      if (example === "" || intent === "") {
        const known = "example,intent";
        take.row(
          unreadRow(null, read.row, cells?.join(",") ?? "", {
            field: null,
            code: "foreign_row",
            message: `a row of ${known}`,
            values: { known },
          }),
        );
        return;
      }
      const name = intent.replace(/^#/u, "");
      const found = intents.get(name) ?? { row: read.row, examples: [] };
      intents.set(name, found);
      found.examples.push(example);
    },
    end: () => {
      for (const [intent, { row, examples }] of intents)
        if (isOutOfScope(intent) && how.outOfScope !== "entries") takeOutOfScope(examples, how, take);
        else
          take.row(
            foreignRow({ part: null, row, id: intent, questions: examples, source: `${intent}: ${examples.join(" | ")}` }, take.note),
          );
    },
  };
}

const looked = 2_000;

/** Looks at rows that name no columns: two of them throughout, and what they are. */
export function twoColumns(): { row: (row: CsvRow) => void; found: () => { fits: ("watson" | "plain")[]; first: string } } {
  const rows: [string, string][] = [];
  let others = 0;
  return {
    row: (read) => {
      const filled = textsOf(read);
      if (!filled) return;
      while (filled.at(-1) === "") filled.pop();
      if (filled.length === 0 || rows.length >= looked) return;
      if (filled.length !== 2) others += 1;
      else rows.push([filled[0]!, filled[1]!.replace(/^#/u, "")]);
    },
    found: () => {
      const [first] = rows;
      if (!first || others > Math.max(1, rows.length * 0.05)) return { fits: [], first: "" };
      const data = isHeader(first) ? rows.slice(1) : rows;
      const intents = new Set(data.map(([, intent]) => intent));
      const areNames = data.length > 0 && data.every(([, intent]) => /^[\p{L}\p{N}_./-]{1,128}$/u.test(intent));
      const areRepeated = intents.size < data.length;
      // No answer is written so, over and over.
      const areWritten = intents.size * 2 <= data.length || [...intents].some((intent) => /[_./-]/u.test(intent));
      const shown = first.join(" | ");
      const arePlain = [...intents].every((intent) => /^[\w./-]+$/u.test(intent));
      if (areNames && areRepeated && (isHeader(first) || (areWritten && arePlain))) return { fits: ["watson"], first: shown };
      if (areNames && (areRepeated || arePlain)) return { fits: isAsked(first) || areRepeated ? ["watson", "plain"] : [], first: shown };
      return { fits: isAsked(first) || isSaid(first) ? ["plain"] : [], first: shown };
    },
  };
}

/** No name of a column ends as a question does, and none has an answer beside it. */
const isAsked = ([question]: readonly [string, string]): boolean => /[?？吗呢么]$/u.test(question);
const isSaid = ([, answer]: readonly [string, string]): boolean => answer.length >= 20 || /[。！!；;]|[.]\s*$|[，,]\s*\S/u.test(answer);
