// How a file of entries is to be read: what the person who imports it said in the preview, and where it is read for.
import type { ColumnChoices } from "../../shared/knowledge/wideHeader.ts";
import type { ImportFormat } from "../../shared/knowledge/fileFormats.ts";
import type { Separator } from "../../shared/knowledge/separators.ts";
import type { ForeignChoices } from "./formats/foreign.ts";

export interface FileReading {
  kb: { id: string; timeZone: string; language: "zh" | "en" };
  /** null: as the content shows. */
  format: ImportFormat | null;
  foreign: ForeignChoices;
  /** Sheets of a workbook, by name; null: all that are visible. */
  sheets: string[] | null;
  columns: ColumnChoices;
  part: Separator[];
  /** A row with more cells than the header: refused, what is too many put back to the answer with its commas, or left out. */
  extra: "refuse" | "join" | "drop";
  /** Whether a table's first row names its columns, or is one like the others: they are then called by their letters. */
  header: "first" | "none";
  /** A row with neither ID nor standard question: refused, or more of the entry above it. */
  below: "refuse" | "join";
}

/** What a person said that columns hold when a file with this header was imported before. */
export interface Remembered {
  columns: ColumnChoices;
  by: string | null;
  at: string;
}

/** With what is remembered of headers: asked where the file is read. */
export interface Recalling extends FileReading {
  recall: (header: readonly string[]) => Remembered | null;
}
