// Reading task: a log file as it streams in, decoded, read and masked. Only masked lines are written; of the others the first are named.
import { createHash } from "node:crypto";
import { Failure } from "../../shared/errors.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { decodeText } from "../reading/decode.ts";
import { beyond } from "../reading/limits.ts";
import { readText } from "../reading/readText.ts";
import { writeLines } from "../reading/spill.ts";
import { lineReader } from "./logLine.ts";
import { logBounds, recordOfLine, rowRecords, type Read } from "./logRecords.ts";

export const mostLogRows = 2_000_000;
const problemsShown = 100;

export interface LogTask {
  dataDir: string;
  kb: Kb;
  /** UTC ISO time: no turn is later. */
  now: string;
  /** Where the masked lines go. */
  path: string;
}

export interface LogRead {
  rows: number;
  rejected: number;
  /** SHA-256 of the file as it was sent. */
  digest: string;
  problems: { line: number; reason: string }[];
}

/** Throws `unreadable_file` and `too_large`; what was written by then is for the caller to remove. */
export async function readLog({ dataDir, kb, now, path }: LogTask, chunks: AsyncIterable<Buffer>): Promise<LogRead> {
  const found: LogRead = { rows: 0, rejected: 0, digest: "", problems: [] };
  const digest = createHash("sha256");
  const db = openReadOnly(dataDir, "trainer");
  const masked = writeLines(path);
  const read = lineReader({ db, now: () => now }, kb);
  const take = (each: Read): void => {
    const line = "reason" in each ? each : read(each.record);
    if ("reason" in line) {
      found.rejected += 1;
      if (found.problems.length < problemsShown) found.problems.push({ line: each.line, reason: line.reason });
    } else {
      found.rows += 1;
      masked.write(`${JSON.stringify({ n: each.line, ...line })}\n`);
    }
    if (found.rows + found.rejected > mostLogRows)
      throw beyond("rows", `line ${each.line}: a log has at most ${mostLogRows.toLocaleString("en")} lines`, mostLogRows, {
        row: each.line,
      });
  };
  try {
    const pieces = decodeText(hashed(chunks, digest), { strict: false });
    await readText(pieces, logBounds, { line: (line) => take(recordOfLine(line)), row: rowRecords(take) });
  } finally {
    masked.close();
    db.close();
  }
  if (found.rows + found.rejected === 0) throw new Failure("unreadable_file", "expected a file with at least one line", { why: "empty" });
  return { ...found, digest: digest.digest("hex") };
}

async function* hashed(chunks: AsyncIterable<Buffer>, digest: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
}
