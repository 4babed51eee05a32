// Lists side by side in one array: list i stands at starts[i] to starts[i + 1]. An array for each would cost more than what is in it.

/** Makes starts of lengths, in place: `starts[i + 1]` holds the length of list i, and then where it ends. `count`: how many lists. */
export function startsOfLengths<A extends Int32Array | Uint32Array>(starts: A, count = starts.length - 1): A {
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!;
  return starts;
}

/** Room for `length` numbers below `below`, in two or four bytes each. */
export const numbersBelow = (below: number, length: number): Uint16Array | Uint32Array =>
  new (below <= 65_536 ? Uint16Array : Uint32Array)(length);

/** Bytes up to the next multiple of `step`: typed arrays begin nowhere else. */
export const aligned = (bytes: number, step: 4 | 8): number => Math.ceil(bytes / step) * step;
