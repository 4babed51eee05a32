// Everyday sentences that no shop's robot is asked about: every classifier learns to say no to them.
import { eachFeature, readTokens } from "./features.ts";
import { normalize } from "../text.ts";
import { chineseBackground } from "./background/zh.ts";
import { englishBackground } from "./background/en.ts";

let normalized: string[] | undefined;

/** Normalised, each once. */
export const background = (): readonly string[] =>
  (normalized ??= [...new Set([...chineseBackground, ...englishBackground].map(normalize))]);

let counts: Map<string, number> | undefined;

/** How many of the background's sentences hold each feature, by its name: what the language itself says of how much a word tells. */
export function backgroundCounts(): ReadonlyMap<string, number> {
  if (counts) return counts;
  counts = new Map();
  for (const sentence of background()) {
    const names = new Set<string>();
    eachFeature(readTokens(sentence), (_, name) => names.add(name));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
