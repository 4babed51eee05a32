// The graph of nearest neighbours: who is among whose, both ways.
import { startsOfLengths } from "../arrays/packed.ts";
import type { NearTexts } from "./neighbours.ts";

/** Member i has the edges `starts[i]` to `starts[i + 1]` of the two below; each edge stands with both its members. */
export interface Edges {
  starts: Int32Array;
  others: Int32Array;
  /** Multiples of 2^-20: their sums are exact, whatever their order. */
  weights: Float64Array;
}

const MEMBERS_A_SLICE = 500;

/** An edge wherever one of two is among the other's neighbours. `near`: of each member, by the numbers of texts; `placeOf` a text among the members, -1 for none. In slices. */
export function* edgesBetween(near: readonly NearTexts[], placeOf: (text: number) => number): Generator<void, Edges, undefined> {
  const places: Int32Array[] = [];
  for (const [i, { texts }] of near.entries()) {
    const own = new Int32Array(texts.length);
    for (let k = 0; k < texts.length; k++) own[k] = placeOf(texts[k]!);
    places.push(own);
    if (i % MEMBERS_A_SLICE === 0) yield;
  }
  const starts = new Int32Array(near.length + 1);
  for (let one = 0; one < near.length; one++) {
    for (const other of places[one]!) {
      if (!isCounted(places, one, other)) continue;
      starts[one + 1]!++;
      starts[other + 1]!++;
    }
    if (one % MEMBERS_A_SLICE === 0) yield;
  }
  startsOfLengths(starts);
  const filled = starts.slice();
  const edges: Edges = { starts, others: new Int32Array(starts[near.length]!), weights: new Float64Array(starts[near.length]!) };
  for (let one = 0; one < near.length; one++) {
    const own = places[one]!;
    for (let k = 0; k < own.length; k++) {
      const other = own[k]!;
      if (!isCounted(places, one, other)) continue;
      const weight = near[one]!.weights[k]!;
      for (const [from, to] of [[one, other] as const, [other, one] as const]) {
        const at = filled[from]!++;
        edges.others[at] = to;
        edges.weights[at] = weight;
      }
    }
    if (one % MEMBERS_A_SLICE === 0) yield;
  }
  return edges;
}

/** Of two that are each other's neighbours the lower one counts the edge. */
function isCounted(places: readonly Int32Array[], one: number, other: number): boolean {
  return other >= 0 && other !== one && (one < other || !places[other]!.includes(one));
}
