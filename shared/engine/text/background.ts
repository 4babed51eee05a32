// Everyday sentences that no shop's robot is asked about: every classifier learns to say no to them.
import { eachFeature, readTokens } from "./features.ts";
import { normalize } from "../text.ts";
import { chineseBackground } from "./background/zh.ts";
import { englishBackground } from "./background/en.ts";

let normalized: readonly string[] | undefined;
let counts: ReadonlyMap<string, number> | undefined;

const SENTENCES_A_SLICE = 100;

/** Reads the background once, in slices of a few milliseconds; without it whoever needs it first does it in one, of some 50. */
export function* readBackground(): Generator<void, void, undefined> {
  if (counts) return;
  const sentences = new Set<string>();
  for (const [i, sentence] of [...chineseBackground, ...englishBackground].entries()) {
    sentences.add(normalize(sentence));
    if (i % SENTENCES_A_SLICE === 0) yield;
  }
  const counted = new Map<string, number>();
  for (const [i, sentence] of [...sentences].entries()) {
    const names = new Set<string>();
    eachFeature(readTokens(sentence), (_, name) => names.add(name));
    for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1);
    if (i % SENTENCES_A_SLICE === 0) yield;
  }
  normalized = [...sentences];
  counts = counted;
}

/** Normalised, each once. */
export function background(): readonly string[] {
  if (!normalized) for (const _ of readBackground());
  return normalized!;
}

/** How many of the background's sentences hold each feature, by its name: what the language itself says of how much a word tells. */
export function backgroundCounts(): ReadonlyMap<string, number> {
  if (!counts) for (const _ of readBackground());
  return counts!;
}
