// What a table leaves to the person who imports it: counted while its rows go by, whatever was answered before.
import { separatorNames, type Separator } from "../../shared/knowledge/separators.ts";
import { lineEnd, partsOf, withBreaks } from "../../shared/knowledge/wideTexts.ts";
import type { WideCells } from "../../shared/knowledge/wideCells.ts";

export interface Asks {
  /** Rows with more cells than the header; the first of them. */
  extra: { rows: number; sample: { row: number; text: string } | null };
  /** Rows with neither ID nor standard question. */
  below: number;
  /** Cells that hold several wordings, by what seems to part them: how many there would be. */
  part: { separator: Separator; cells: number; wordings: number; example: string }[];
  /** Cells in which the two characters \n are read as a line's end. */
  breaks: number;
}

export function tableAsks(): {
  extra: (row: number, cells: readonly string[]) => void;
  row: (cells: WideCells) => void;
  found: () => Asks;
} {
  const asks: Omit<Asks, "part"> = { extra: { rows: 0, sample: null }, below: 0, breaks: 0 };
  const parts = new Map<Separator, Asks["part"][number]>();
  const lookAt = (cell: string, isQuestion: boolean): void => {
    for (const line of isQuestion ? [cell] : cell.split(lineEnd, 1_000))
      for (const { separator, parts: wordings } of partsOf(line, isQuestion)) {
        const found = parts.get(separator) ?? { separator, cells: 0, wordings: 0, example: line.slice(0, 120) };
        parts.set(separator, { ...found, cells: found.cells + 1, wordings: found.wordings + wordings });
      }
  };
  return {
    extra: (row, cells) => {
      asks.extra.rows += 1;
      asks.extra.sample ??= { row, text: cells.join(" | ").slice(0, 300) };
    },
    row: (cells) => {
      const question = cells.one("question") ?? "";
      if (question === "" && !cells.one("id")) asks.below += 1;
      // Our own files part wordings by lines, and mean every other character.
      if (cells.one("mark")) return;
      const similar = [...(cells.all("similar") ?? []), ...(cells.all("negatives") ?? [])];
      for (const cell of [question, ...similar, ...(cells.all("answer") ?? [])]) if (withBreaks(cell) !== cell) asks.breaks += 1;
      lookAt(withBreaks(question), true);
      for (const cell of similar) lookAt(withBreaks(cell), false);
    },
    found: () => ({ ...asks, part: separatorNames.flatMap((separator) => parts.get(separator) ?? []) }),
  };
}
