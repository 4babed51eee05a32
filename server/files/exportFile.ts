// An export as a file that is sent: JSONL and CSV while they are read, XLSX made beside the server first (50,000 rows take 3 s).
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ExportFormat } from "../../shared/knowledge/fileFormats.ts";
import type { Context, SentFile } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { readBeside, readingTask } from "../reading/readBeside.ts";
import { toCsv } from "../reading/csvText.ts";
import { exportName, foreignExport, foreignFile, isForeignExport } from "./exportForeign.ts";
import type { exportSheet } from "./exportSheet.ts";
import { jsonlSlices, type Selection, wideSlices } from "./exportRows.ts";
import { uploadFiles } from "./upload.ts";

const sheetWriting = readingTask<typeof exportSheet>(import.meta.url, "exportSheet");

/** The whole draft in a format, or some of it. */
export async function exportFile(c: Context, format: ExportFormat, some: Selection = null): Promise<SentFile> {
  if (isForeignExport(format)) return { ...foreignFile(c, format, some), body: Readable.from(foreignExport(c, format, some)) };
  const name = `${exportName(c, some)}.${format}`;
  if (format === "jsonl")
    return { name, type: "application/x-ndjson; charset=utf-8", body: Readable.from(sliceBySlice(jsonlSlices(c.db, c.kb, some))) };
  if (format === "csv") return { name, type: "text/csv; charset=utf-8", body: Readable.from(sliceBySlice(csvSlices(c, some))) };
  const path = uploadFiles(c, c.newId("ex")).raw;
  await readBeside(sheetWriting, { dataDir: c.config.dataDir, kb: c.kb, some, path });
  const body = createReadStream(path);
  body.once("close", () => void rm(path, { force: true }));
  return { name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body };
}

function* csvSlices(c: Context, some: Selection): Generator<string> {
  let first = true;
  for (const rows of wideSlices(c.db, c.kb, some)) {
    yield toCsv(rows, first);
    first = false;
  }
}

async function* sliceBySlice(slices: Iterable<string>): AsyncGenerator<string> {
  for (const slice of slices) {
    yield slice;
    await nextTurn();
  }
}
