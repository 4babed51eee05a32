// Reading task: a log file as it streams in, decoded, read and masked. Only masked lines are written; what was seen of it is told.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../shared/errors.ts";
import { rejectedLogRow, rejectedLogHeader } from "../../shared/i18n/logProblems.ts";
import type { LogProblem } from "../../shared/knowledge/logProblem.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { toCsv } from "../reading/csvText.ts";
import { decodeText } from "../reading/decode.ts";
import type { Encoding } from "../reading/encodings.ts";
import { beyond } from "../reading/limits.ts";
import { readText } from "../reading/readText.ts";
import { writeLines, type LineFile } from "../reading/spill.ts";
import { isAgentLine } from "./agentLine.ts";
import { lineReader } from "./logLine.ts";
import { logBounds, recordOfLine, rowRecords, type LogReading, type Read } from "./logRecords.ts";
import { peeked, readLogSheets } from "./readLogSheets.ts";
import { lookAtLog, type LogLook } from "./lookAtLog.ts";

export const mostLogRows = 2_000_000;
const problemsShown = 100;

export interface LogTask {
  dataDir: string;
  kb: Kb;
  /** UTC ISO time: no turn is later. */
  now: string;
  /** Where the masked lines go. */
  path: string;
  /** Where refused lines are named, and in which language; made only if there are any. */
  rejected: { path: string; language: "zh" | "en" } | null;
  reading: LogReading;
}

export interface LogRead {
  /** Good lines of customers, and of people of the shop. */
  rows: number;
  messages: number;
  rejected: number;
  /** SHA-256 of the file as it was sent. */
  digest: string;
  /** The first. */
  problems: (LogProblem & { line: number })[];
  format: "jsonl" | "csv" | "xlsx";
  encoding: Encoding;
  look: LogLook & {
    /** Lines that a robot or a program said: left out. */
    others: number;
    robots: number;
    /** Lines that people of the shop said, without a conversation: left out, too. */
    alone: number;
  };
}

/** Throws `unreadable_file` and `too_large`; what was written by then is for the caller to remove. */
export async function readLog(task: LogTask, chunks: AsyncIterable<Buffer>): Promise<LogRead> {
  const { dataDir, kb, now, path, reading } = task;
  const found: Pick<LogRead, "rows" | "messages" | "rejected" | "problems" | "encoding"> = {
    rows: 0,
    messages: 0,
    rejected: 0,
    problems: [],
    encoding: "utf-8",
  };
  const digest = createHash("sha256");
  const db = openReadOnly(dataDir, "trainer");
  // A log that was lost is begun anew by the server alone.
  const logs = existsSync(join(dataDir, "logs.sqlite")) ? openReadOnly(dataDir, "logs") : null;
  const masked = writeLines(path);
  const refused = rejectedFile(task.rejected);
  const look = lookAtLog({ db, logs }, kb);
  const read = lineReader({ db, now: () => now }, kb, "file", { said: reading.roles, tell: look.role });
  const left = { robot: 0, system: 0, alone: 0 };
  const leftOut = (): number => left.robot + left.system + left.alone;
  const take = (each: Read): void => {
    const line = "problem" in each ? each : read(each.record);
    if ("left" in line) {
      left[line.left] += 1;
    } else if ("problem" in line) {
      found.rejected += 1;
      if (found.problems.length < problemsShown) found.problems.push({ line: each.line, ...line.problem });
      refused.write(each.line, line.problem);
    } else if (isAgentLine(line)) {
      found.messages += 1;
      look.message(line);
      masked.write(`${JSON.stringify({ n: each.line, ...line })}\n`);
    } else {
      found.rows += 1;
      look.line(each.line, line, "record" in each && each.record.entry !== undefined ? each.record.entry : null);
      masked.write(`${JSON.stringify({ n: each.line, ...line })}\n`);
    }
    if (found.rows + found.messages + found.rejected + leftOut() > mostLogRows)
      throw beyond("rows", `line ${each.line}: a log has at most ${mostLogRows.toLocaleString("en")} lines`, mostLogRows, {
        row: each.line,
      });
  };
  try {
    const { isZip, all } = await peeked(hashed(chunks, digest));
    const rows = (): ReturnType<typeof rowRecords> => rowRecords(take, reading, look);
    let format: LogRead["format"] = "xlsx";
    if (isZip) await readLogSheets(all, kb.language, rows);
    else {
      const pieces = decodeText(all, { strict: false, tell: (encoding) => (found.encoding = encoding) });
      format = await readText(pieces, logBounds, { line: (line) => take(recordOfLine(line, reading, look)), row: rows() });
    }
    if (found.rows + found.messages + found.rejected + leftOut() === 0)
      throw new Failure("unreadable_file", "expected a file with at least one line", { why: "empty" });
    const sum = digest.digest("hex");
    return {
      ...found,
      format,
      digest: sum,
      look: { ...look.end(sum), others: left.robot + left.system, robots: left.robot, alone: left.alone },
    };
  } finally {
    masked.close();
    refused.close();
    db.close();
    logs?.close();
  }
}

/** Refused lines by number and reason, as a table; the raw text never reaches the disk. */
function rejectedFile(to: LogTask["rejected"]): { write: (line: number, problem: LogProblem) => void; close: () => void } {
  let file: LineFile | null = null;
  return {
    write: (line, problem) => {
      if (!to) return;
      const isFirst = file === null;
      file ??= writeLines(to.path);
      const row = rejectedLogRow(to.language, line, problem);
      file.write(toCsv(isFirst ? [rejectedLogHeader(to.language), row] : [row], isFirst));
    },
    close: () => file?.close(),
  };
}

async function* hashed(chunks: AsyncIterable<Buffer>, digest: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
}
