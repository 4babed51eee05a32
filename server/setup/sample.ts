// The sample shop's files: read when first needed, and what they hold in numbers.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { daysFrom } from "../../shared/engine/time.ts";
import { readJsonlEntry, type ReadEntry } from "../../shared/knowledge/jsonl.ts";
import { categoriesShape, robotSettings, vocabularyShape } from "../../shared/knowledge/version.ts";
import { generateLogs, type SampleEntry, type SamplePhrases, type SampleTurn } from "../../data/samples/generateLogs.ts";
import { peopleSay, type SampleMessage, type SamplePeople } from "../../data/samples/people.ts";
import { packageRoot } from "../base/config.ts";
import { moveDates, toldDay } from "./moveDates.ts";

const shop = z.object({
  categories: categoriesShape,
  vocabulary: vocabularyShape,
  settings: robotSettings,
  notOurs: z.array(z.string()),
  note: z.string().default("栖木家居上线：售前、订单、配送、售后 / First version"),
});

export interface SampleShop {
  shop: z.output<typeof shop>;
  entries: (ReadEntry & { id: string })[];
  phrases: SamplePhrases;
}

const read = (name: string): string => readFileSync(join(packageRoot, "data/samples", name), "utf8");
const lines = (): unknown[] =>
  read("entries.jsonl")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
let known: SampleShop | null = null;

/** The whole sample shop. Throws if a file of it is broken. */
export function sample(): SampleShop {
  known ??= {
    shop: shop.parse(JSON.parse(read("shop.json"))),
    phrases: JSON.parse(read("phrases.json")) as SamplePhrases,
    entries: lines().map((line) => {
      const { entry, problems } = readJsonlEntry(line);
      if (!entry || entry.id === null) throw new Error(`entries.jsonl: ${problems[0]?.message ?? "an id"}`);
      return { ...entry, id: entry.id };
    }),
  };
  return known;
}

/** Its entries with the days of the shop's sale as they are for whoever loads it on that day. */
export const sampleEntries = (day: string): SampleShop["entries"] => sample().entries.map((entry) => moveDates(entry, day));

/** The shop's customers in the 30 days before `until`: always the same people, and words that name the days of the sale as `day` has them. */
export const sampleTurns = (until: string, day: string): SampleTurn[] => [
  ...generateLogs({
    phrases: sample().phrases,
    entries: (lines() as SampleEntry[]).map((entry) => moveDates(entry, day)),
    seed: 20_261_122,
    until,
    saleMoved: daysFrom(toldDay, day),
  }),
];

/** What people of the shop say to turns that the robot left without help. */
export function samplePeople(): (turn: SampleTurn, place: { index: number; until: string | null }) => SampleMessage[] {
  const people = JSON.parse(read("people.json")) as SamplePeople;
  const phrases = new Map(sample().phrases.missed.map(({ topic, phrases: said }) => [topic, said]));
  return (turn, place) => peopleSay(people, phrases, turn, place);
}

let counts: { entries: number; turns: number; missed: number; categories: number } | null = null;

/** How much the sample shop holds; `missed` are the different questions it cannot answer. */
export function sampleCounts(): { entries: number; turns: number; missed: number; categories: number } {
  const {
    shop: { categories: tree },
    entries,
    phrases,
  } = sample();
  counts ??= {
    entries: entries.length,
    turns: sampleTurns("2026-11-22T00:00:00.000Z", toldDay).length,
    missed: new Set(phrases.missed.flatMap((m) => m.phrases)).size,
    categories: tree.length,
  };
  return counts;
}
