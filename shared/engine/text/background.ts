// Everyday sentences that no shop's robot is asked about: every classifier learns to say no to them.
import { normalize } from "../text.ts";
import { chineseBackground } from "./background/zh.ts";
import { englishBackground } from "./background/en.ts";

let normalized: string[] | undefined;

/** Normalised, each once. */
export const background = (): readonly string[] =>
  (normalized ??= [...new Set([...chineseBackground, ...englishBackground].map(normalize))]);
