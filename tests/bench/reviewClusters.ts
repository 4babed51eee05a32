// How well missed questions are grouped: a third of the entries hidden, what the robot misses then grouped by us and by others, beside what each question is meant for.
import { createClusters, type MissedText } from "../../shared/engine/clusters.ts";
import { createRobot } from "../../shared/engine/robot.ts";
import { adjustedMutualInformation, drawFrom } from "../../shared/engine/statistics.ts";
import { textKey } from "../../shared/engine/text.ts";
import { trainNow } from "../../shared/engine/training.ts";
import { hdbscan } from "./hdbscan.ts";
import { AT, shuffled } from "./reviewWorld.ts";
import { runToEnd } from "./runToEnd.ts";
import { knowledgeOf, type QuestionSet } from "./sets.ts";

export interface ClusterRow {
  set: string;
  policy: string;
  seed: number;
  /** Adjusted mutual information with the entries, of the questions that an entry is meant for, hidden or not. */
  ami: number;
  /** Share of questions that are meant for what most of their cluster are meant for; one meant for no entry is like no other. */
  purity: number;
  clusters: number;
  alone: number;
}

const HIDDEN = 1 / 3;

interface Missed extends MissedText {
  meant: string | null;
}

/** The test questions that are not answered, in their clusters by each way of grouping. */
export function clusterRows(set: QuestionSet, seeds: readonly number[], say: (text: string) => void): ClusterRow[] {
  return seeds.flatMap((seed) => {
    const draw = drawFrom(seed);
    const known = shuffled(set.entries, draw).slice(Math.round(HIDDEN * set.entries.length));
    const knowledge = knowledgeOf(known);
    const robot = createRobot(knowledge, trainNow(knowledge));
    const misses = set.queries.flatMap(({ text, expected, split }, i): Missed[] => {
      if (split !== "test") return [];
      const { outcome, candidates } = robot.ask(text, AT);
      const nearest = candidates.slice(0, 8).map(({ entry, score }) => ({ entry, score }));
      return outcome === "answered" ? [] : [{ id: `m${i}`, text, times: 1, meant: expected, nearest }];
    });
    const taught = known.flatMap(({ id, questions }) => questions.map((text) => ({ text, entry: id })));
    const found = (batches: readonly (readonly Missed[])[]): string[] => {
      const clusters = runToEnd(createClusters([], taught));
      const cluster = new Map(batches.flatMap((batch) => [...runToEnd(clusters.add(batch))]));
      return misses.map(({ id }) => cluster.get(id)!);
    };
    const ways: Record<string, () => (string | number)[]> = {
      ours: () => found([misses]),
      "ours, one by one": () => found(misses.map((miss) => [miss])),
      "exact text": () => misses.map(({ text }) => textKey(text)),
      "nearest entry": () => misses.map(({ nearest }) => nearest[0]?.entry ?? ""),
      HDBSCAN: () => hdbscan(misses.map(({ text }) => text)),
    };
    return Object.entries(ways).map(([policy, group]) => {
      const begun = performance.now();
      const groups = group();
      say(`${set.name}, seed ${seed}, ${misses.length} missed, ${policy}: ${Math.round(performance.now() - begun)} ms`);
      return { set: set.name, policy, seed, ...figuresOf(misses, groups) };
    });
  });
}

function figuresOf(misses: readonly Missed[], groups: readonly (string | number)[]): Omit<ClusterRow, "set" | "policy" | "seed"> {
  const members = new Map<string | number, Map<string, number>>();
  misses.forEach(({ id, meant }, i) => {
    const counts = members.get(groups[i]!) ?? new Map<string, number>();
    members.set(groups[i]!, counts.set(meant ?? id, (counts.get(meant ?? id) ?? 0) + 1));
  });
  const sizes = [...members.values()].map((counts) => [...counts.values()]);
  const isMeant = misses.map(({ meant }) => meant !== null);
  return {
    ami: adjustedMutualInformation(
      groups.filter((_, i) => isMeant[i]),
      misses.flatMap(({ meant }) => meant ?? []),
    ),
    purity: sizes.reduce((sum, counts) => sum + Math.max(...counts), 0) / misses.length,
    clusters: sizes.length,
    alone: sizes.filter((counts) => counts.length === 1 && counts[0] === 1).length,
  };
}
