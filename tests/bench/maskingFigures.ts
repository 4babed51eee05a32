// Precision and recall of masking on maskingCases.txt, and what is missed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mask } from "../../shared/engine/mask.ts";

interface Case {
  text: string;
  data: { placeholder: string; written: string }[];
  /** What masking should make of it. */
  masked: string;
  isKnownMiss: boolean;
}

export interface MaskingFigures {
  lines: number;
  /** Lines that hold nothing to be masked. */
  plainLines: number;
  /** Data of the lines, how much of it is gone under a placeholder of its kind, and placeholders that stand for nothing of the kind. */
  data: number;
  found: number;
  wrong: number;
  precision: number;
  recall: number;
  byKind: { kind: string; data: number; found: number; wrong: number }[];
  /** Texts of lines that came out as they should not, though not known as such; and such as are known and came out right. */
  surprises: { text: string; masked: string; expected: string }[];
  knownMisses: string[];
}

/** The lines of maskingCases.txt. */
export function maskingCases(): Case[] {
  return readFileSync(join(import.meta.dirname, "maskingCases.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && line !== "=" && !line.startsWith("# "))
    .map((line) => {
      const isKnownMiss = line.startsWith("!");
      const marked = isKnownMiss ? line.slice(1) : line;
      const data = [...marked.matchAll(/\{([A-Z]+):([^}]*)\}/gu)].map(([, kind, written]) => ({
        placeholder: `<${kind}>`,
        written: written!,
      }));
      return {
        text: marked.replace(/\{[A-Z]+:([^}]*)\}/gu, "$1"),
        masked: marked.replace(/\{([A-Z]+):[^}]*\}/gu, "<$1>"),
        data,
        isKnownMiss,
      };
    });
}

/** An item is found where its data is gone and a placeholder of its kind stands in the text; each placeholder beyond those is wrong. */
export function maskingFigures(): MaskingFigures {
  const cases = maskingCases();
  const kinds = new Map<string, { kind: string; data: number; found: number; wrong: number }>();
  const of = (placeholder: string) => {
    const known = kinds.get(placeholder) ?? { kind: placeholder, data: 0, found: 0, wrong: 0 };
    kinds.set(placeholder, known);
    return known;
  };
  const surprises: MaskingFigures["surprises"] = [];
  const knownMisses: string[] = [];
  for (const { text, masked: expected, data, isKnownMiss } of cases) {
    const masked = mask(text);
    const left = [...masked.matchAll(/<[A-Z]+>/gu)].map(([placeholder]) => placeholder);
    for (const { placeholder, written } of data) {
      of(placeholder).data += 1;
      const at = masked.includes(written) ? -1 : left.indexOf(placeholder);
      if (at < 0) continue;
      left.splice(at, 1);
      of(placeholder).found += 1;
    }
    for (const placeholder of left) of(placeholder).wrong += 1;
    if (isKnownMiss) knownMisses.push(text);
    if ((masked === expected) === isKnownMiss) surprises.push({ text, masked, expected });
  }
  const byKind = [...kinds.values()];
  const sum = (key: "data" | "found" | "wrong"): number => byKind.reduce((total, each) => total + each[key], 0);
  const [data, found, wrong] = [sum("data"), sum("found"), sum("wrong")];
  return {
    lines: cases.length,
    plainLines: cases.filter((each) => each.data.length === 0).length,
    ...{ data, found, wrong, precision: found / (found + wrong), recall: found / data },
    ...{ byKind, surprises, knownMisses },
  };
}
