// Drawing lots that repeat themselves: each turn gets a number from the seed and its own row, and the lowest are drawn.
import { hashOf } from "../../shared/engine/statistics.ts";

/** Draws `size` of all rows offered, each set of them equally likely, whatever the order and slices they are offered in. */
export interface Draw {
  offer: (rows: readonly number[]) => void;
  /** The rows drawn, in the order of the draw: the first n of them are a sample themselves. */
  drawn: () => number[];
  /** How many were offered. */
  offered: () => number;
}

export function createDraw(seed: number, size: number): Draw {
  const lotOf = lotsOf(seed);
  let lots: { row: number; lot: number }[] = [];
  let highest = Number.POSITIVE_INFINITY;
  let offered = 0;
  // Kept up to twice as many as wanted, then cut: a row costs a hash and a comparison.
  const cut = (): void => {
    lots.sort((a, b) => a.lot - b.lot || a.row - b.row);
    lots = lots.slice(0, size);
    if (lots.length === size) highest = lots.at(-1)!.lot;
  };
  return {
    offer: (rows) => {
      offered += rows.length;
      for (const row of rows) {
        const lot = lotOf(row);
        if (lot > highest) continue;
        lots.push({ row, lot });
        if (lots.length >= 2 * size) cut();
      }
    },
    drawn: () => {
      cut();
      return lots.map(({ row }) => row);
    },
    offered: () => offered,
  };
}

/** 53 bits for each row: two of Murmur's last mixings, under two keys. */
function lotsOf(seed: number): (row: number) => number {
  const [first, second] = [hashOf(`first ${seed}`), hashOf(`second ${seed}`)];
  const mix = (number: number): number => {
    let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  return (row) => mix(mix(row | 0) ^ first) * 2_097_152 + (mix(mix(row | 0) ^ second) >>> 11);
}
