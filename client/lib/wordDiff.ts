// Word-level differences for display: words as the language cuts them, single characters inside a changed Han word.
import { diffArrays, diffChars } from "diff";

export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const words = (text: string): string[] => Array.from(segmenter.segment(text), (s) => s.segment);
const han = /\p{Script=Han}/u;

/** A run replaced by another: by characters when they share enough to be read that way, else as a whole. */
function replaced(before: string, after: string): DiffPart[] {
  if (han.test(before) && han.test(after)) {
    const parts = diffChars(before, after);
    const shared = parts.reduce((n, p) => (p.added || p.removed ? n : n + p.value.length), 0);
    if (shared * 2 >= Math.min(before.length, after.length))
      return parts.map((p) => ({ kind: p.added ? "added" : p.removed ? "removed" : "same", text: p.value }));
  }
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

export function wordDiff(before: string, after: string): DiffPart[] {
  const runs = diffArrays(words(before), words(after));
  const parts: DiffPart[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    const next = runs[i + 1];
    if (!run) continue;
    const text = run.value.join("");
    if (run.removed && next?.added) {
      parts.push(...replaced(text, next.value.join("")));
      i++;
    } else parts.push({ kind: run.added ? "added" : run.removed ? "removed" : "same", text });
  }
  return parts.filter((p) => p.text !== "");
}
