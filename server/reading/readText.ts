// A file of text, of entries or of logs: lines of JSON, an array of objects or a CSV table, by what it begins with.
import { Failure } from "../../shared/errors.ts";
import { csvReader, type CsvRow, type RowBounds } from "./csvTable.ts";
import { elementCutter, isArrayOfObjects } from "./jsonArray.ts";
import { readJsonLine, type JsonLine } from "./jsonLines.ts";
import { longestLine } from "./limits.ts";
import { lineCutter } from "./textLines.ts";

export interface TextBounds {
  /** Characters of a line of JSON. */
  line: number;
  row: RowBounds;
}

interface TextTakes {
  line: (line: JsonLine) => void;
  row: (row: CsvRow) => void;
}

/** Hands over lines or rows in order, and says which they were. Throws `unreadable_file` for an empty file, and as `csvReader` does. */
export async function readText(pieces: AsyncIterable<string>, bounds: TextBounds, take: TextTakes): Promise<"jsonl" | "csv"> {
  let reader: Reader | null = null;
  // Blank lines before the first one have their numbers too.
  let blank = "";
  for await (const piece of pieces) {
    if (reader) reader.push(piece);
    else if (piece.trim() === "") blank = blank.length > longestLine ? blank : blank + piece;
    else {
      reader = /^\s*[[{]/u.test(piece)
        ? jsonlReader(isArrayOfObjects(piece) ? elementCutter(bounds.line) : lineCutter(bounds.line), take.line)
        : { ...csvReader(bounds.row, take.row), format: "csv" };
      reader.push(blank + piece);
    }
  }
  if (!reader) throw new Failure("unreadable_file", "the file is empty", { why: "empty" });
  reader.end();
  return reader.format;
}

interface Reader {
  format: "jsonl" | "csv";
  push: (piece: string) => void;
  end: () => void;
}

function jsonlReader(cutter: ReturnType<typeof lineCutter>, take: (line: JsonLine) => void): Reader {
  const read = (lines: ReturnType<typeof cutter.end>): void => {
    for (const line of lines) {
      const found = readJsonLine(line);
      if (found) take(found);
    }
  };
  return { format: "jsonl", push: (piece) => read(cutter.push(piece)), end: () => read(cutter.end()) };
}
