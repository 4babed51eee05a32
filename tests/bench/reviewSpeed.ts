// How long grouping takes: 50,000 distinct questions at once, then 500 one by one. Those of the sets, and as many with a word in five changed as are wanted.
import { createClusters, type MissedText } from "../../shared/engine/clusters.ts";
import { drawFrom } from "../../shared/engine/statistics.ts";
import { percentile } from "./figures.ts";
import { runToEnd } from "./runToEnd.ts";
import type { QuestionSet } from "./sets.ts";

const WANTED = 50_000;
const ONE_BY_ONE = 500;

/** Seconds of a clock and of a core, and milliseconds a single one; asking the draft what is nearest is not in it (.2 to .4 ms a question). */
export function clusterSpeed(sets: readonly QuestionSet[]): Record<string, number> {
  const draw = drawFrom(3);
  const taught = sets.flatMap(({ entries }) =>
    entries.flatMap(({ id, questions }) => questions.slice(0, 3).map((text) => ({ text, entry: id }))),
  );
  const texts = distinctTexts(sets, draw);
  const entries = [...new Set(taught.map(({ entry }) => entry))];
  const nearest = () => Array.from({ length: 8 }, (_, i) => ({ entry: entries[draw(entries.length)]!, score: 0.5 - i / 10 }));
  const misses = texts.map((text, i): MissedText => ({ id: `m${i}`, text, times: 1, nearest: nearest() }));
  const begun = performance.now();
  const core = process.cpuUsage();
  const clusters = runToEnd(createClusters([], taught));
  runToEnd(clusters.add(misses.slice(ONE_BY_ONE)));
  const { user, system } = process.cpuUsage(core);
  const seconds = (performance.now() - begun) / 1000;
  const each = misses.slice(0, ONE_BY_ONE).map((miss) => {
    const from = performance.now();
    runToEnd(clusters.add([miss]));
    return performance.now() - from;
  });
  return {
    texts: texts.length,
    seconds,
    coreSeconds: (user + system) / 1e6,
    oneP50Ms: percentile(each, 0.5),
    oneP95Ms: percentile(each, 0.95),
  };
}

function distinctTexts(sets: readonly QuestionSet[], draw: (below: number) => number): string[] {
  const own = sets.flatMap(({ entries, queries }) => [
    ...entries.flatMap(({ questions }) => questions),
    ...queries.map(({ text }) => text),
  ]);
  const texts = new Set(own);
  while (texts.size < WANTED) {
    const parts = own[draw(own.length)]!.split(/(?<=\s)|(?<=\p{Script=Han})/u);
    texts.add(parts.map((part) => (draw(5) === 0 ? `${part.trimEnd()}${"bcdfghjk"[draw(8)]} ` : part)).join(""));
  }
  return [...texts].slice(0, WANTED);
}
