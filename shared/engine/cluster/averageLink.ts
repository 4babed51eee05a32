// Average link on a sparse graph: the two clusters whose members lie nearest on average become one, until none lie near enough.

/** By member: its neighbours and how near each is. Both ways. It is used up. */
export type Edges = Map<number, number>[];

const MERGES_A_SLICE = 200;

/**
 * The cluster of each of `edges.length` members, by the number of one of its members. How near two clusters are is the mean over all pairs, one
 * without an edge counting 0 (UPGMA, Sokal and Michener 1958). Found by following nearest neighbours until two are each other's (Murtagh 1983): as such
 * a mean, and the limit of `most` members, never bring a merged pair nearer to a third than its parts were, the clusters are those of always
 * merging the nearest pair of all. In slices: yields how many members are done.
 */
export function* averageLink(edges: Edges, threshold: number, most: number): Generator<number, Int32Array, undefined> {
  const count = edges.length;
  const into = Int32Array.from({ length: count }, (_, i) => i);
  const size = new Int32Array(count).fill(1);
  const nearness = (a: number, b: number): number => (size[a]! + size[b]! > most ? -1 : (edges[a]!.get(b) ?? 0) / (size[a]! * size[b]!));
  /** The nearest cluster that is near enough, of equal ones the lowest; -1 for none. */
  const nearestTo = (a: number): number => {
    let nearest = -1;
    let best = threshold;
    for (const [b, sum] of edges[a]!) {
      if (size[a]! + size[b]! > most) continue;
      const near = sum / (size[a]! * size[b]!);
      if (near < best || (near === best && nearest >= 0 && b > nearest)) continue;
      best = near;
      nearest = b;
    }
    return nearest;
  };
  const merge = (a: number, b: number): number => {
    const [kept, gone] = edges[a]!.size >= edges[b]!.size ? [a, b] : [b, a];
    const grown = edges[kept]!;
    for (const [other, sum] of edges[gone]!) {
      const theirs = edges[other]!;
      theirs.delete(gone);
      if (other === kept) continue;
      const together = (grown.get(other) ?? 0) + sum;
      grown.set(other, together);
      theirs.set(kept, together);
    }
    edges[gone] = new Map();
    size[kept]! += size[gone]!;
    into[gone] = kept;
    return kept;
  };
  let merges = 0;
  for (let member = 0; member < count; member++) {
    if (into[member] !== member) continue;
    const chain = [member];
    while (chain.length > 0) {
      const last = chain.at(-1)!;
      const before = chain.at(-2) ?? -1;
      const next = nearestTo(last);
      if (next < 0) break;
      // Of equally near ones the one before, so that no chain goes round.
      if (before >= 0 && nearness(last, before) >= nearness(last, next)) {
        chain.length -= 2;
        const merged = merge(last, before);
        if (chain.length === 0) chain.push(merged);
        if (++merges % MERGES_A_SLICE === 0) yield member;
      } else chain.push(next);
    }
  }
  return into.map((_, member) => {
    let root = member;
    while (into[root] !== root) root = into[root]!;
    return root;
  });
}
