// HDBSCAN (Campello, Moulavi and Sander 2013), what people reach for to group texts without a number of clusters: over cosines of words, word pairs and character pairs, as the usual recipes have it.
import { normalize, tokenize } from "../../shared/engine/text.ts";

/** Smallest cluster, and the neighbour whose distance says how dense it is around a text: 2 did best on dev, of 2, 3 and 5. */
const LEAST = 2;

/** The cluster of each text, by number; what it calls noise is alone. */
export function hdbscan(texts: readonly string[]): number[] {
  const distance = distances(texts);
  const tree = mergesOf(spanningTree(texts.length, distance));
  return clustersOf(texts.length, tree);
}

type Distance = (one: number, other: number) => number;
interface Edge {
  a: number;
  b: number;
  far: number;
}

function distances(texts: readonly string[]): Distance {
  const counts = texts.map((text) => featuresOf(text));
  const df = new Map<string, number>();
  for (const each of counts) for (const name of each.keys()) df.set(name, (df.get(name) ?? 0) + 1);
  const vectors = counts.map((each) => {
    const weighed = [...each].map(([name, tf]) => [name, (1 + Math.log(tf)) * Math.log((texts.length + 1) / df.get(name)!)] as const);
    const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return new Map(weighed.map(([name, weight]) => [name, weight / length]));
  });
  const postings = new Map<string, [number, number][]>();
  vectors.forEach((vector, i) => {
    for (const [name, weight] of vector) postings.set(name, [...(postings.get(name) ?? []), [i, weight]]);
  });
  const rows = vectors.map((vector) => {
    const row = new Float32Array(texts.length).fill(1);
    for (const [name, weight] of vector) for (const [other, theirs] of postings.get(name)!) row[other]! -= weight * theirs;
    return row;
  });
  const core = rows.map((row) => row.toSorted()[Math.min(LEAST, row.length - 1)]!);
  return (one, other) => Math.max(rows[one]![other]!, core[one]!, core[other]!, 1e-6);
}

function featuresOf(text: string): Map<string, number> {
  const words = tokenize(normalize(text)).map((token) => token.text);
  const pieces = words.flatMap((word) => Array.from({ length: Math.max(0, word.length - 2) }, (_, i) => `c${word.slice(i, i + 3)}`));
  const names = [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`), ...pieces];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Prim's: the edges that hold all together at the least distance, nearest first. */
function spanningTree(count: number, distance: Distance): Edge[] {
  const far = new Float64Array(count).fill(Infinity);
  const from = new Int32Array(count);
  const isIn = new Uint8Array(count);
  const edges: Edge[] = [];
  let last = 0;
  isIn[0] = 1;
  for (let n = 1; n < count; n++) {
    let next = -1;
    for (let i = 0; i < count; i++) {
      if (isIn[i] === 1) continue;
      const here = distance(last, i);
      if (here < far[i]!) {
        far[i] = here;
        from[i] = last;
      }
      if (next < 0 || far[i]! < far[next]!) next = i;
    }
    edges.push({ a: from[next]!, b: next, far: far[next]! });
    isIn[next] = 1;
    last = next;
  }
  return edges.sort((a, b) => a.far - b.far);
}

interface Merge {
  parts: [number, number];
  far: number;
  size: number;
}

/** Single link: merge i makes node count + i of two nodes. */
function mergesOf(edges: readonly Edge[]): Merge[] {
  const count = edges.length + 1;
  const top = Array.from({ length: count }, (_, i) => i);
  const node = Array.from({ length: count }, (_, i) => i);
  const rootOf = (i: number): number => {
    while (top[i] !== i) i = top[i] = top[top[i]!]!;
    return i;
  };
  const merges: Merge[] = [];
  const sizeOf = (one: number): number => (one < count ? 1 : merges[one - count]!.size);
  for (const { a, b, far } of edges) {
    const [x, y] = [rootOf(a), rootOf(b)];
    const parts: [number, number] = [node[x]!, node[y]!];
    merges.push({ parts, far, size: sizeOf(parts[0]) + sizeOf(parts[1]) });
    top[y] = x;
    node[x] = count + merges.length - 1;
  }
  return merges;
}

/** Of the tree of clusters of at least `LEAST` those that last longest (excess of mass), the whole never. */
function clustersOf(count: number, merges: readonly Merge[]): number[] {
  const cluster = Array.from({ length: count }, (_, i) => i);
  if (count < 2) return cluster;
  const sizeOf = (one: number): number => (one < count ? 1 : merges[one - count]!.size);
  /** The chosen clusters below a node that is one from density `since` on, and how long they last in all. */
  const look = (top: number, since: number): { stability: number; chosen: number[] } => {
    let stability = 0;
    for (let at = top; ;) {
      const { parts, far } = merges[at - count]!;
      const density = 1 / far;
      const large = parts.filter((part) => sizeOf(part) >= LEAST);
      const gone = large.length === 1 ? sizeOf(at) - sizeOf(large[0]!) : sizeOf(at);
      stability += gone * (density - since);
      if (large.length === 1) at = large[0]!;
      else if (large.length === 0) return { stability, chosen: [top] };
      else {
        const below = large.map((part) => look(part, density));
        const sum = below.reduce((all, one) => all + one.stability, 0);
        const isWhole = since === 0;
        return !isWhole && stability >= sum
          ? { stability, chosen: [top] }
          : { stability: sum, chosen: below.flatMap(({ chosen }) => chosen) };
      }
    }
  };
  for (const top of look(count + merges.length - 1, 0).chosen) {
    const open = [top];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (one < count) cluster[one] = count + top;
      else open.push(...merges[one - count]!.parts);
    }
  }
  return cluster;
}
