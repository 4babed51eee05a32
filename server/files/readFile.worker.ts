// Worker: reads an uploaded file, judges it against the draft and leaves the good rows and the rejected ones as files.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { workerData } from "node:worker_threads";
import type { OutputOf } from "../context.ts";
import { reasonHeaders, type WideRow } from "../../shared/knowledge/wide.ts";
import { neutralise, readNeutralised } from "../../shared/knowledge/wideCells.ts";
import { openReadOnly } from "../db.ts";
import { toCsv } from "./csv.ts";
import { endWith } from "./endWorker.ts";
import { judgeRows, type Judged } from "./judgeRows.ts";
import { readRows, type ReadFile } from "./readRows.ts";

export interface ReadTask {
  dataDir: string;
  kb: { id: string; timeZone: string; language: "zh" | "en" };
  raw: string;
  /** Where the good rows go, one JSON line each. */
  good: string;
  /** Where the rejected rows go, as CSV. */
  rejected: string;
  defaultAnswer: string | null;
}
export type Preview = Omit<OutputOf<"previewImport">, "upload">;

const task = workerData as ReadTask;

void endWith(async (): Promise<Preview> => {
  const file = await readRows(await readFile(task.raw), task.kb.timeZone);
  const db = openReadOnly(task.dataDir, "trainer");
  try {
    const judged = db.transaction(() => judgeRows(db, task.kb.id, file.rows, task.defaultAnswer))();
    await writeGood(judged.good);
    await writeFile(task.rejected, rejectedCsv(file, judged.rejected));
    return preview(file, judged);
  } finally {
    db.close();
  }
});

async function writeGood(rows: Judged["good"]): Promise<void> {
  const out = createWriteStream(task.good, { mode: 0o600 });
  for (const { row, id, entry } of rows) if (!out.write(`${JSON.stringify({ row, id, entry })}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
}

/** The rows as they were, with number and reason in front of wide ones: corrected, the file can be imported as it is. */
function rejectedCsv(file: ReadFile, rejected: readonly WideRow[]): string {
  const reasons = reasonHeaders[task.kb.language];
  const reason = (r: WideRow): string =>
    r.problems
      .filter((p) => p.severity === "rejected")
      .map((p) => (p.field ? `${p.field}: ${p.message}` : p.message))
      .join("; ");
  // Read first: a cell that was safe already gets no second quote.
  const safe = (cell: string): string => neutralise(readNeutralised(cell));
  const lines = rejected.flatMap((r) => r.cells.map((cells, i) => [String(r.row), i > 0 ? "" : reason(r), ...cells].map(safe)));
  return toCsv([[...reasons, ...(file.header ?? ["line"])], ...lines], true);
}

function preview(file: ReadFile, { good, rejected, problems, conflicts }: Judged): Preview {
  const count = (state: string): number => good.filter((row) => row.state === state).length;
  return {
    format: file.format,
    rows: good.length + rejected.length,
    new: count("new"),
    changed: count("changed"),
    same: count("same"),
    conflicts,
    rejected: rejected.length,
    problems: [...file.problems.map((p) => ({ ...p, row: 1 })), ...problems].slice(0, 200),
    sample: good.slice(0, 50).map(({ row, id, entry, state, answer }) => ({
      row,
      id,
      question: entry.question,
      similar: entry.similar?.length ?? 0,
      answer,
      state,
    })),
  };
}
