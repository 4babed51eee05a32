// Merged cells of a sheet: the value of the first one stands in every row they span. A sheet names them after its rows, so they are looked for first.
import { columnOf } from "./sheetCells.ts";

/** Of a sheet; the others stay as they are. */
const mostMerged = 100_000;
const written = /<(?:\w+:)?mergeCell\s[^<>]{0,200}?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/giu;
/** Longer than such an element. */
const overlap = 300;

/** By the row in which they begin: the column, and the last row they span. Those within one row are none of them. */
export type Merged = ReadonlyMap<number, readonly { column: number; last: number }[]>;

/** Goes through a sheet's bytes without reading them as XML. */
export async function findMerged(bytes: AsyncIterable<Buffer>): Promise<Merged> {
  const merged = new Map<number, { column: number; last: number }[]>();
  let count = 0;
  let rest = "";
  for await (const chunk of bytes) {
    const text = rest + chunk.toString("latin1");
    let read = 0;
    if (text.includes("ergeCell"))
      for (const found of text.matchAll(written)) {
        read = found.index + found[0].length;
        const [first, last] = [Number(found[2]), Number(found[4])];
        if (last <= first || (count += 1) > mostMerged) continue;
        const column = columnOf(found[1]!)!;
        const begun = merged.get(first);
        if (begun) begun.push({ column, last });
        else merged.set(first, [{ column, last }]);
      }
    rest = text.slice(Math.max(read, text.length - overlap));
  }
  return merged;
}

/** Fills rows as they come, in order. Gives back the columns (from 1) that were filled from a row above. */
export function mergedFiller(merged: Merged): (row: number, cells: string[], clocks: Map<number, string>) => Set<number> {
  const open = new Map<number, { text: string; clock: string | undefined; last: number }>();
  return (row, cells, clocks) => {
    const filled = new Set<number>();
    for (const [column, { text, clock, last }] of open) {
      if (last < row) open.delete(column);
      else if ((cells[column - 1] ?? "") === "") {
        while (cells.length < column) cells.push("");
        cells[column - 1] = text;
        if (clock !== undefined) clocks.set(column, clock);
        filled.add(column);
      }
    }
    for (const { column, last } of merged.get(row) ?? []) {
      const text = cells[column - 1] ?? "";
      if (text !== "") open.set(column, { text, clock: clocks.get(column), last });
    }
    return filled;
  };
}
