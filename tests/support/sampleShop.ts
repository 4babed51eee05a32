// The sample shop as the engine takes it, and its test set: read by the same code that loads it for a trainer.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { engineEntry } from "../../server/robots/knowledge.ts";
import { findCategory } from "../../server/files/categoryPaths.ts";
import { sample } from "../../server/setup/sample.ts";
import type { AskContext, Knowledge } from "../../shared/engine/types.ts";
import { skillGroupsOf } from "../../shared/knowledge/categories.ts";
import { emptyEntry, entryContent, id, time, wording } from "../../shared/knowledge/entry.ts";

/** The knowledge a knowledge base holds after "start with the sample shop". */
export function sampleKnowledge(): Knowledge {
  const { shop, entries } = sample();
  return {
    entries: entries.map(({ id: entry, category, ...rest }) =>
      engineEntry(entry, entryContent.parse({ ...emptyEntry(), ...rest, category: findCategory(shop.categories, category ?? []) })),
    ),
    vocabulary: shop.vocabulary,
    settings: shop.settings,
    skillGroups: skillGroupsOf(shop.categories),
    notOurs: shop.notOurs,
    timeZone: "Asia/Shanghai",
  };
}

const sampleTest = z.strictObject({
  question: wording,
  expected: id.nullable(),
  channel: z.string().optional(),
  at: time.optional(),
  note: z.string().optional(),
});
export type SampleTest = z.output<typeof sampleTest>;

/** tests.jsonl, in its order. `expected` of null: must not be answered. */
export const sampleTests = (): SampleTest[] =>
  readFileSync(new URL("../../data/samples/tests.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => sampleTest.parse(JSON.parse(line)));

/** Who asks: on its channel, at its time, or at noon of a day in the shop's November sale. */
export const askerOf = ({ channel, at }: SampleTest): AskContext => ({ at: at ?? "2026-11-20T04:00:00.000Z", channel });
