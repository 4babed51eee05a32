// A log that is a spreadsheet: its bytes stay in memory, as no raw line may reach the disk, and its sheets are read as tables one after the other.
import { Failure } from "../../shared/errors.ts";
import type { CsvRow } from "../reading/csvTable.ts";
import { readXlsx } from "../reading/xlsxTable.ts";

/** What a zip begins with, and so every XLSX file. */
const zipMark = Buffer.from("PK\u0003\u0004");
/** Packed; the same as of a spreadsheet of entries. */
const mostBytes = 50_000_000;

/** The first bytes of what streams in, and all of it again. */
export async function peeked(chunks: AsyncIterable<Buffer>): Promise<{ isZip: boolean; all: AsyncGenerator<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length >= zipMark.length) break;
  }
  return {
    isZip: head.subarray(0, zipMark.length).equals(zipMark),
    all: (async function* () {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    })(),
  };
}

/**
 * Hands over the rows of each visible sheet that is a log, numbered on from sheet to sheet; `begin` makes what takes the rows of a sheet, and
 * throws at the first of one that is none. Throws what that threw where no sheet is a log.
 */
export async function readLogSheets(
  chunks: AsyncIterable<Buffer>,
  language: "zh" | "en",
  begin: () => (row: CsvRow) => void,
): Promise<void> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    if ((size += chunk.length) > mostBytes)
      throw new Failure("too_large", "a spreadsheet of at most 50 MB", { why: "bytes", limit: mostBytes / 1e6 });
  }
  let take: ((row: CsvRow) => void) | null = null;
  let before = 0;
  let last = 0;
  let logs = 0;
  let refused: Failure | null = null;
  const sheet = (): void => {
    before = last;
    take = begin();
    logs += 1;
  };
  await readXlsx(
    Buffer.concat(pieces),
    { language, chosen: null },
    {
      sheet,
      row: ({ row, cells, clocks }) => {
        last = before + row;
        if (!take) return;
        // A date is what the clock shows, however the cell shows it.
        const shown = cells.map((cell, i) => clocks.get(i + 1) ?? cell);
        try {
          take({ row: last, line: last, cells: shown, delimiter: ", " });
        } catch (error) {
          if (!(error instanceof Failure) || error.code !== "unreadable_file") throw error;
          refused ??= error;
          take = null;
          logs -= 1;
        }
      },
    },
  );
  if (logs === 0 && refused !== null) throw refused as Failure;
}
