// How near is near enough to ask the same: found on what is taught, where it is known what asks the same.
import { adjustedMutualInformation, hashOf } from "../statistics.ts";
import { averageLink } from "./averageLink.ts";
import { edgesBetween } from "./edges.ts";
import { nearestOf, type NearTexts } from "./neighbours.ts";
import { addToVectors, emptyVectors, nearTexts } from "./textVectors.ts";

/** Tried, in cosines. */
const TRIED = [0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.32];
/** Where too little is taught to tell: rather too many clusters than what does not belong together. */
const USUAL = 0.3;
const LEAST_WORDINGS = 40;
const MOST_WORDINGS = 1_500;

/** The threshold under which average link finds again best which taught wordings belong together (adjusted mutual information). In slices. */
export function* chooseThreshold(
  taught: readonly { text: string; entry: string }[],
  { neighbours, most }: { neighbours: number; most: number },
): Generator<void, number, undefined> {
  const sample = sampleOf(taught);
  if (sample.length < LEAST_WORDINGS) return USUAL;
  const vectors = emptyVectors();
  for (const _ of addToVectors(
    vectors,
    sample.map(({ text }) => text),
  ))
    yield;
  const near: NearTexts[] = [];
  for (const i of sample.keys()) {
    const { texts, cosines } = nearTexts(vectors, i);
    near.push(nearestOf(texts, cosines, neighbours));
    if (i % 20 === 0) yield;
  }
  const edges = yield* edgesBetween(near, (text) => text);
  const entries = sample.map(({ entry }) => entry);
  let best = { threshold: USUAL, agreement: -1 };
  for (const threshold of TRIED) {
    const link = averageLink(edges, threshold, most);
    let step = link.next();
    for (; !step.done; step = link.next()) yield;
    const agreement = adjustedMutualInformation([...step.value], entries);
    if (agreement >= best.agreement) best = { threshold, agreement };
    yield;
  }
  return best.threshold;
}

/** Whole entries, drawn by what they are called, until there are enough wordings; those with one wording tell nothing. */
function sampleOf(taught: readonly { text: string; entry: string }[]): { text: string; entry: string }[] {
  const wordings = new Map<string, { text: string; entry: string }[]>();
  for (const one of taught) wordings.set(one.entry, [...(wordings.get(one.entry) ?? []), one]);
  const drawn = [...wordings].filter(([, all]) => all.length > 1).map(([entry, all]) => ({ all, place: hashOf(entry), entry }));
  drawn.sort((a, b) => a.place - b.place || (a.entry < b.entry ? -1 : 1));
  const sample: { text: string; entry: string }[] = [];
  for (const { all } of drawn) {
    if (sample.length >= MOST_WORDINGS) break;
    sample.push(...all.slice(0, MOST_OF_ENTRY));
  }
  return sample;
}
const MOST_OF_ENTRY = 40;
