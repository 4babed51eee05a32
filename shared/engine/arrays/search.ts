// Binary search in what is sorted.

/** The first place from `low` on, and below `high`, that is not below what is looked for; `high` if all are. `isBelow` holds for a first part of the places, and for none after it. */
export function firstNotBelow(low: number, high: number, isBelow: (place: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same of numbers. Written out: a function called for each comparison is felt in every question. */
function firstFrom(sorted: Int32Array, low: number, high: number, wanted: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place from `from` on whose value is not below `wanted`; the length if all are. In steps that double, then halve: quick where it is near (Bentley and Yao 1976). */
export function placeFrom(sorted: Int32Array, from: number, wanted: number): number {
  let step = 1;
  while (from + step < sorted.length && sorted[from + step]! < wanted) step *= 2;
  return firstFrom(sorted, from + (step >> 1), Math.min(from + step, sorted.length), wanted);
}

/** Where a value stands, or −1. Values ascend, each once. */
export function placeIn(sorted: Int32Array, wanted: number): number {
  const place = firstFrom(sorted, 0, sorted.length, wanted);
  return sorted[place] === wanted ? place : -1;
}
