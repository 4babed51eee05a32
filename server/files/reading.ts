// How a file of entries is to be read: what the person who imports it said in the preview, and where it is read for.
import type { ColumnChoices } from "../../shared/knowledge/wideHeader.ts";
import type { Separator } from "../../shared/knowledge/separators.ts";

export interface FileReading {
  kb: { id: string; timeZone: string; language: "zh" | "en" };
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
