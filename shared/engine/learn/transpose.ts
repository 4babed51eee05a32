// Transposes features found wording by wording: for each feature the wordings that hold it, and how often.
import type { EntryVectors } from "./wordings.ts";

// By feature: the wording it was found in last (+ 1), and in how many, then where its next one stands. Kept, and zero between two calls: sorting
// all that was found instead took a fifth of the time of making a robot.
let lastIn = new Int32Array(0);
let places = new Int32Array(0);

/** `found`: features (below `features`), repeated ones repeatedly, those of wording i up to `ends[i]`. */
export function transpose(
  found: readonly number[],
  ends: readonly number[],
  features: number,
): Pick<EntryVectors, "features" | "starts" | "wording" | "tf"> {
  if (lastIn.length < features) {
    lastIn = new Int32Array(features * 2);
    places = new Int32Array(features * 2);
  }
  const distinct: number[] = [];
  let total = 0;
  eachFound(found, ends, (id, isNew) => {
    if (!isNew) return;
    total++;
    if (places[id]!++ === 0) distinct.push(id);
  });
  // One block for the four: blocks outside the heap are what collecting waits for, and an entry would have four more.
  const count = distinct.length;
  const block = new ArrayBuffer(4 * (2 * count + 1) + 2 * 2 * total);
  const sorted = new Int32Array(block, 0, count);
  sorted.set(distinct);
  sorted.sort();
  const starts = new Int32Array(block, 4 * count, count + 1);
  const wording = new Uint16Array(block, 4 * (2 * count + 1), total);
  const tf = new Uint16Array(block, 4 * (2 * count + 1) + 2 * total, total);
  sorted.forEach((id, i) => {
    starts[i + 1] = starts[i]! + places[id]!;
    places[id] = starts[i]!;
    lastIn[id] = 0;
  });
  eachFound(found, ends, (id, isNew, index) => {
    if (!isNew) return void tf[places[id]! - 1]!++;
    const at = places[id]!++;
    wording[at] = index;
    tf[at] = 1;
  });
  for (const id of sorted) {
    places[id] = 0;
    lastIn[id] = 0;
  }
  return { features: sorted, starts, wording, tf };
}

/** `isNew`: the first time in this wording. */
function eachFound(found: readonly number[], ends: readonly number[], use: (id: number, isNew: boolean, wording: number) => void): void {
  let at = 0;
  for (let wording = 0; wording < ends.length; wording++) {
    for (; at < ends[wording]!; at++) {
      const id = found[at]!;
      const isNew = lastIn[id] !== wording + 1;
      if (isNew) lastIn[id] = wording + 1;
      use(id, isNew, wording);
    }
  }
}
