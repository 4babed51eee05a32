// What a person said of how a file is read: sent with it each time it is previewed.
import type { InputOf, OutputOf } from "../../lib/api.ts";
import type { ImportFormat } from "../../../shared/knowledge/fileFormats.ts";
import type { WideField } from "../../../shared/knowledge/wideColumns.ts";

export type ImportPreview = OutputOf<"previewImport">;
export type Separator = ImportPreview["asks"]["part"][number]["separator"];

export type ExistingWay = NonNullable<InputOf<"runImport">["existing"]>;

export interface Choices {
  /** null: as its content shows. */
  format: ImportFormat | null;
  /** Of a file in several languages; null: the knowledge base's. */
  languageOfFile: string | null;
  outOfScope: "notOurs" | "entries" | "leave";
  followUps: "leave" | "read";
  /** Whether what was said of the same columns before holds. */
  recall: "use" | "ignore";
  /** null: all visible ones. */
  sheets: string[] | null;
  /** By the column's name. */
  columns: Record<string, WideField | "none">;
  part: Separator[];
  extra: "refuse" | "join" | "drop";
  /** Whether the first row names the columns. */
  header: "first" | "none";
  below: "refuse" | "join";
  html: "markdown" | "keep";
  sameAnswer: "one" | "apart";
  ids: "marked" | "trusted";
}

export const noChoices: Choices = {
  format: null,
  languageOfFile: null,
  outOfScope: "notOurs",
  followUps: "leave",
  recall: "use",
  sheets: null,
  columns: {},
  part: [],
  extra: "refuse",
  header: "first",
  below: "refuse",
  html: "markdown",
  sameAnswer: "one",
  ids: "marked",
};

/** As the call takes them. */
export function asInput({ sheets, columns, part, format, languageOfFile, ...one }: Choices): Omit<InputOf<"previewImport">, "kb" | "name"> {
  return {
    ...one,
    ...(sheets === null ? {} : { sheets }),
    ...(format === null ? {} : { format }),
    ...(languageOfFile === null ? {} : { languageOfFile }),
    columns: Object.entries(columns).map(([name, field]) => `${field}=${name}`),
    part,
  };
}
