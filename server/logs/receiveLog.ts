// Receives a log file while it streams in: decoded, read, masked; only masked lines reach the disk.
import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Failure } from "../../shared/errors.ts";
import type { App, Kb } from "../context.ts";
import { decodeStream } from "./decodeStream.ts";
import { lineReader } from "./logLine.ts";
import { recordReader, type Read } from "./logRecords.ts";
import { lineCutter, type Line } from "./textLines.ts";
import type { LogSummary } from "./uploads.store.ts";

const mostBytes = 200_000_000;
const mostRows = 2_000_000;
const problemsShown = 100;

export interface ReceivedLog {
  id: string;
  /** Inside the data folder. */
  path: string;
  summary: LogSummary;
  /** The first rejected lines. */
  problems: { line: number; reason: string }[];
}

/** Throws `too_large`, `unreadable_file`, or `bad_input` when nothing was sent; then nothing is left on disk. */
export async function receiveLog(
  app: Pick<App, "config" | "db" | "now" | "newId">,
  kb: Kb,
  name: string,
  body: IncomingMessage,
): Promise<ReceivedLog> {
  if (Number(body.headers["content-length"] ?? 0) > mostBytes) throw tooLarge();
  if (/\.(xlsx?|zip|gz|pdf)$/i.test(name)) throw new Failure("unreadable_file", "expected a JSONL or CSV file");
  const id = app.newId("u");
  const path = join("uploads", `${id}.ndjson`);
  mkdirSync(join(app.config.dataDir, "uploads"), { recursive: true, mode: 0o700 });
  const file = await open(join(app.config.dataDir, path), "wx", 0o600);
  let isWhole = false;
  try {
    const summary: LogSummary = { rows: 0, rejected: 0, digest: "", receivedAt: app.now() };
    const problems: ReceivedLog["problems"] = [];
    const digest = createHash("sha256");
    const read = lineReader(app, kb);
    for await (const found of records(hashed(body, digest))) {
      let masked = "";
      for (const each of found) {
        const line = "reason" in each ? each : read(each.record);
        if ("reason" in line) {
          summary.rejected += 1;
          if (problems.length < problemsShown) problems.push({ line: each.line, reason: line.reason });
        } else {
          summary.rows += 1;
          masked += `${JSON.stringify({ n: each.line, ...line })}\n`;
        }
      }
      if (summary.rows + summary.rejected > mostRows) throw tooLarge();
      // Others are served while it is written.
      if (masked === "") await nextTurn();
      else await file.write(masked);
    }
    if (summary.rows + summary.rejected === 0)
      throw new Failure("unreadable_file", "expected a file with at least one line", { why: "empty" });
    isWhole = true;
    return { id, path, summary: { ...summary, digest: digest.digest("hex") }, problems };
  } finally {
    await file.close();
    if (!isWhole) forgetLog(app, path);
  }
}

/** Removes a file that was put aside. */
export const forgetLog = (app: Pick<App, "config">, path: string): void => rmSync(join(app.config.dataDir, path), { force: true });

const tooLarge = (): Failure => new Failure("too_large", "expected at most 200 MB and 2,000,000 lines");

async function* hashed(body: IncomingMessage, digest: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge();
    digest.update(chunk);
    yield chunk;
  }
}

// Lines read at a time: some 5 ms with masking.
const batch = 100;

async function* records(chunks: AsyncIterable<Buffer>): AsyncGenerator<Read[]> {
  const cutter = lineCutter();
  const reader = recordReader();
  const inBatches = function* (lines: readonly Line[]): Generator<Read[]> {
    for (let i = 0; i < lines.length; i += batch) yield lines.slice(i, i + batch).flatMap(reader.push);
  };
  for await (const piece of decodeStream(chunks)) yield* inBatches(cutter.push(piece));
  yield* inBatches(cutter.end());
  yield reader.end();
}
