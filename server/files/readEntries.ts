// Reading task: reads an uploaded file, judges it against the draft and leaves the good rows and the rejected ones as files.
import type { WideRow } from "../../shared/knowledge/wide.ts";
import { neutralise, readNeutralised } from "../../shared/knowledge/wideCells.ts";
import { reasonHeaders } from "../../shared/knowledge/wideColumns.ts";
import type { OutputOf } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { beyond, mostWordings } from "../reading/limits.ts";
import { readLines, writeLines } from "../reading/spill.ts";
import { toCsv } from "./csv.ts";
import { judgeRows, type JudgedRow } from "./judgeRows.ts";
import { readRows, type ReadFile } from "./readRows.ts";

export interface ReadTask {
  dataDir: string;
  kb: { id: string; timeZone: string; language: "zh" | "en" };
  raw: string;
  /** Where all rows lie meanwhile. */
  rows: string;
  /** Where the good rows go, one JSON line each. */
  good: string;
  /** Where the rejected rows go, as CSV. */
  rejected: string;
  defaultAnswer: string | null;
}
export type Preview = Omit<OutputOf<"previewImport">, "upload">;

export async function readEntries(task: ReadTask): Promise<Preview> {
  const ids = new Set<string>();
  let wordings = 0;
  const spilled = writeLines(task.rows);
  const file = await readRows(task.raw, task.kb.timeZone, (row) => {
    if (row.entry?.id != null) ids.add(row.entry.id);
    if ((wordings += 1 + (row.entry?.similar?.length ?? 0)) > mostWordings)
      throw beyond("wordings", `row ${row.row}: a file has at most ${mostWordings.toLocaleString("en")} wordings`, mostWordings, {
        row: row.row,
      });
    spilled.write(`${JSON.stringify(row)}\n`);
  });
  spilled.close();
  const rows = function* (): Generator<WideRow> {
    for (const line of readLines(task.rows)) yield file.whole(JSON.parse(line) as WideRow);
  };
  return judged(task, file, { rows, ids });
}

const sampleSize = 50;

function judged(task: ReadTask, file: ReadFile, read: Parameters<typeof judgeRows>[2]): Preview {
  const count = { new: 0, changed: 0, same: 0, rejected: 0 };
  const sample: Preview["sample"] = [];
  const good = writeLines(task.good);
  const rejected = writeLines(task.rejected);
  rejected.write(toCsv([[...reasonHeaders[task.kb.language], ...(file.header ?? ["line"])].map(safe)], true));
  const db = openReadOnly(task.dataDir, "trainer");
  try {
    const judge = db.transaction(() =>
      judgeRows(db, task.kb.id, read, task.defaultAnswer, {
        rejected: (row) => {
          count.rejected += 1;
          rejected.write(toCsv(rejectedLines(row), false));
        },
        good: (row) => {
          count[row.state] += 1;
          if (sample.length < sampleSize) sample.push(shown(row));
          good.write(`${JSON.stringify({ row: row.row, id: row.id, entry: row.entry })}\n`);
        },
      }),
    );
    const { problems, conflicts } = judge();
    return {
      format: file.format,
      rows: count.new + count.changed + count.same + count.rejected,
      ...count,
      conflicts,
      problems: [...file.problems.map((p) => ({ ...p, row: 1 })), ...problems].slice(0, 200),
      sample,
    };
  } finally {
    db.close();
    good.close();
    rejected.close();
  }
}

const shown = ({ row, id, entry, state, answer }: JudgedRow): Preview["sample"][number] => ({
  row,
  id,
  question: entry.question,
  similar: entry.similar?.length ?? 0,
  answer,
  state,
});

// Read first: a cell that was safe already gets no second quote.
const safe = (cell: string): string => neutralise(readNeutralised(cell));

/** The rows as they were, with number and reason in front of wide ones: corrected, the file can be imported as it is. */
function rejectedLines({ row, cells, problems }: WideRow): string[][] {
  const reason = problems
    .filter((p) => p.severity === "rejected")
    .map((p) => (p.field ? `${p.field}: ${p.message}` : p.message))
    .join("; ");
  return cells.map((line, i) => [String(row), i > 0 ? "" : reason, ...line].map(safe));
}
