// What a person said of how a file is read: sent with it each time it is previewed.
import type { InputOf, OutputOf } from "../../lib/api.ts";
import type { WideField } from "../../../shared/knowledge/wideColumns.ts";

export type ImportPreview = OutputOf<"previewImport">;
export type Separator = ImportPreview["asks"]["part"][number]["separator"];

export interface Choices {
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
export function asInput({ sheets, columns, part, ...one }: Choices): Omit<InputOf<"previewImport">, "kb" | "name"> {
  return {
    ...one,
    ...(sheets === null ? {} : { sheets }),
    columns: Object.entries(columns).map(([name, field]) => `${field}=${name}`),
    part,
  };
}
