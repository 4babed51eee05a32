// Average link on a sparse graph: the two clusters whose members lie nearest on average become one, until none lie near enough.
import type { Edges } from "./edges.ts";

const STEPS_A_SLICE = 500;

/**
 * The cluster of each member, by the number of one of its members. How near two clusters are is the mean over all pairs, one without an edge
 * counting 0 (UPGMA, Sokal and Michener 1958). Found by following nearest neighbours until two are each other's (Murtagh 1983): as such a mean,
 * and the limit of `most` members, never bring a merged pair nearer to a third than its parts were, the clusters are those of always merging
 * the nearest pair of all. In slices: yields how many members are done.
 */
export function* averageLink({ starts, ...all }: Edges, threshold: number, most: number): Generator<number, Int32Array, undefined> {
  const count = starts.length - 1;
  const into = Int32Array.from({ length: count }, (_, i) => i);
  const size = new Int32Array(count).fill(1);
  // Of each cluster: clusters near it and the sums of the edges between. Some may have become part of another meanwhile: see `tidy`.
  const others = Array.from({ length: count }, (_, i) => all.others.slice(starts[i], starts[i + 1]));
  const sums = Array.from({ length: count }, (_, i) => all.weights.slice(starts[i], starts[i + 1]));
  const lengths = Int32Array.from(others, ({ length }) => length);
  const total = new Float64Array(count);
  const rootOf = (member: number): number => {
    let root = member;
    while (into[root] !== root) root = into[root] = into[into[root]!]!;
    return root;
  };

  /** Brings what became one together. */
  const tidy = (a: number): void => {
    const near = others[a]!;
    const edges = sums[a]!;
    let kept = 0;
    for (let i = 0; i < lengths[a]!; i++) {
      const root = rootOf(near[i]!);
      const sum = edges[i]!;
      if (root === a) continue;
      if (total[root] === 0) near[kept++] = root;
      total[root]! += sum;
    }
    for (let i = 0; i < kept; i++) {
      edges[i] = total[near[i]!]!;
      total[near[i]!] = 0;
    }
    lengths[a] = kept;
  };
  const merge = (a: number, b: number): number => {
    const [kept, gone] = lengths[a]! >= lengths[b]! ? [a, b] : [b, a];
    const length = lengths[kept]! + lengths[gone]!;
    const near = new Int32Array(length);
    const edges = new Float64Array(length);
    near.set(others[kept]!.subarray(0, lengths[kept]));
    near.set(others[gone]!.subarray(0, lengths[gone]), lengths[kept]);
    edges.set(sums[kept]!.subarray(0, lengths[kept]));
    edges.set(sums[gone]!.subarray(0, lengths[gone]), lengths[kept]);
    others[kept] = near;
    sums[kept] = edges;
    lengths[kept] = length;
    lengths[gone] = 0;
    size[kept]! += size[gone]!;
    into[gone] = kept;
    return kept;
  };

  let steps = 0;
  for (let member = 0; member < count; member++) {
    if (into[member] !== member) continue;
    const chain = [member];
    while (chain.length > 0) {
      const last = chain.at(-1)!;
      const before = chain.at(-2) ?? -1;
      tidy(last);
      // The nearest that is near enough; of equally near ones the one before, so that no chain goes round, else the lowest.
      let nearest = -1;
      let best = threshold;
      for (let i = 0; i < lengths[last]!; i++) {
        const other = others[last]![i]!;
        if (size[last]! + size[other]! > most) continue;
        const near = sums[last]![i]! / (size[last]! * size[other]!);
        if (near < best || (near === best && nearest >= 0 && (nearest === before || (other !== before && other > nearest)))) continue;
        best = near;
        nearest = other;
      }
      if (++steps % STEPS_A_SLICE === 0) yield member;
      if (nearest < 0) break;
      if (nearest !== before) {
        chain.push(nearest);
        continue;
      }
      chain.length -= 2;
      const merged = merge(last, before);
      if (chain.length === 0) chain.push(merged);
    }
  }
  return into.map((_, member) => rootOf(member));
}
