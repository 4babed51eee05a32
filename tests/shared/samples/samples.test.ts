// The sample shop is content people see: every promise about it is checked here.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { generateLogs, type SamplePhrases } from "../../../data/samples/generateLogs.ts";
import { textKey } from "../../../shared/engine/text.ts";
import { answer, id, time, wording } from "../../../shared/knowledge/entry.ts";
import { categoriesShape, robotSettings, vocabularyShape } from "../../../shared/knowledge/version.ts";

const read = (name: string): string => readFileSync(new URL(`../../../data/samples/${name}`, import.meta.url), "utf8");

const line = z.strictObject({
  id,
  question: wording,
  similar: z.array(z.strictObject({ id, text: wording, kind: z.literal("negative").optional() })),
  answers: z.array(answer).min(1),
  category: z.array(z.string()).min(1),
  tags: z.array(z.string().min(1).max(40)).max(20),
  related: z.array(id).max(20),
  validFrom: time.nullable(),
  validUntil: time.nullable(),
  enabled: z.boolean(),
  handOff: z.strictObject({ skillGroup: z.string().min(1).max(60).nullable() }).nullable(),
  note: z.string().max(2_000),
});
const shopSchema = z.strictObject({
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  timeZone: z.literal("Asia/Shanghai"),
  language: z.enum(["zh", "en"]),
  categories: categoriesShape,
  vocabulary: vocabularyShape,
  settings: robotSettings,
  notOurs: z.array(wording),
});

const entries = read("entries.jsonl")
  .trim()
  .split("\n")
  .map((text) => line.parse(JSON.parse(text)));
const shop = shopSchema.parse(JSON.parse(read("shop.json")));
const phrases = JSON.parse(read("phrases.json")) as SamplePhrases;

const key = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
const repeated = (list: string[]): string[] => list.filter((item, index) => list.indexOf(item) !== index);
const ids = new Set(entries.map((entry) => entry.id));
const taught = entries.flatMap((entry) => [entry.question, ...entry.similar.map((similar) => similar.text)].map(key));
const missed = phrases.missed.flatMap((cluster) => cluster.phrases);

describe("entries", () => {
  test("there are enough, in both languages", () => {
    const chinese = entries.filter((entry) => isChinese(entry.question)).length;
    expect(chinese).toBeGreaterThanOrEqual(75);
    expect(entries.length - chinese).toBeGreaterThanOrEqual(35);
  });

  test("ids are unique, of entries and of similar questions", () => {
    expect(repeated(entries.map((entry) => entry.id))).toEqual([]);
    expect(repeated(entries.flatMap((entry) => entry.similar.map((similar) => similar.id)))).toEqual([]);
  });

  test("no wording is taught twice", () => {
    expect(repeated(entries.flatMap((entry) => [entry.question, ...entry.similar.map((similar) => similar.text)].map(textKey)))).toEqual(
      [],
    );
    expect(taught.filter((wordingKey) => wordingKey === "")).toEqual([]);
  });

  test("each has at least 8 similar questions, as many as a team teaches in its first weeks; at least 15 negatives in all", () => {
    const positives = (entry: (typeof entries)[number]) => entry.similar.filter((similar) => similar.kind !== "negative").length;
    expect(entries.filter((entry) => positives(entry) < 8).map((entry) => entry.id)).toEqual([]);
    expect(entries.flatMap((entry) => entry.similar).filter((similar) => similar.kind === "negative").length).toBeGreaterThanOrEqual(15);
  });

  test("related entries exist and are never the entry itself", () => {
    const wrong = entries.flatMap((entry) => entry.related.filter((other) => other === entry.id || !ids.has(other)));
    expect(wrong).toEqual([]);
  });

  test("category paths exist", () => {
    const byId = new Map(shop.categories.map((category) => [category.id, category]));
    const path = (category: (typeof shop.categories)[number]): string[] => {
      const parent = category.parent === null ? undefined : byId.get(category.parent);
      return parent === undefined ? [category.name] : [...path(parent), category.name];
    };
    const paths = new Set(shop.categories.map((category) => path(category).join(" › ")));
    expect(paths.size).toBe(shop.categories.length);
    expect(entries.filter((entry) => !paths.has(entry.category.join(" › "))).map((entry) => entry.id)).toEqual([]);
  });

  test("every entry has a default answer; conditions, validity, disabled and handoff are all shown", () => {
    expect(entries.filter((entry) => !entry.answers.some((one) => one.when.length === 0)).map((entry) => entry.id)).toEqual([]);
    const fields = new Set(entries.flatMap((entry) => entry.answers.flatMap((one) => one.when.map((condition) => condition.field))));
    expect([...fields].sort()).toEqual(["channel", "memberLevel", "time"]);
    expect(entries.some((entry) => entry.validFrom !== null && entry.validFrom > "2026-12")).toBe(true);
    expect(entries.some((entry) => entry.validUntil !== null && entry.validUntil < "2026-11")).toBe(true);
    expect(entries.filter((entry) => !entry.enabled)).toHaveLength(1);
    expect(entries.filter((entry) => entry.handOff !== null).map((entry) => entry.id)).toEqual(["e_human", "e_en_human"]);
    const channelsNamed = entries.flatMap((entry) =>
      entry.answers.flatMap((one) => one.when.filter((c) => c.field === "channel").flatMap((c) => c.in)),
    );
    expect(channelsNamed.filter((channel) => !shop.settings.channels.includes(channel))).toEqual([]);
  });
});

describe("shop", () => {
  test("vocabulary and not-our-business questions are there and stay off what is taught", () => {
    expect(shop.vocabulary.synonyms.length).toBeGreaterThanOrEqual(20);
    const words = shop.vocabulary.synonyms.flatMap((group) => group.words);
    expect(repeated(words)).toEqual([]);
    expect(taught.filter((text) => shop.vocabulary.sensitive.some(({ word }) => text.includes(key(word))))).toEqual([]);
    expect(shop.notOurs.length).toBeGreaterThanOrEqual(15);
    expect(shop.notOurs.map(key).filter((text) => taught.includes(text))).toEqual([]);
  });
});

describe("phrases", () => {
  test("at least 140 distinct questions that are not taught, in clusters", () => {
    expect(repeated(missed.map(key))).toEqual([]);
    expect(missed.length).toBeGreaterThanOrEqual(140);
    expect(missed.map(key).filter((text) => taught.includes(text))).toEqual([]);
    expect(phrases.missed.length).toBeGreaterThanOrEqual(22);
    expect(phrases.missed.filter((c) => c.phrases.length < 4 || c.phrases.length > 12).map((c) => c.topic)).toEqual([]);
    expect(repeated(phrases.missed.map((cluster) => cluster.topic))).toEqual([]);
    expect(new Set(phrases.missed.map((cluster) => cluster.trend))).toEqual(new Set(["rising", "steady", "falling"]));
  });

  test("some hold personal data", () => {
    const all = missed.join("\n");
    for (const personal of [/1[3-9]\d{9}/u, /\S+@example\.com/u, /62\d{14,17}/u, /\d{17}[\dX]/u]) expect(all).toMatch(personal);
  });

  test("paraphrases are not taught and their entries exist", () => {
    const paraphrases = phrases.entries.flatMap((group) => group.phrases);
    expect(repeated(paraphrases.map(key))).toEqual([]);
    expect(paraphrases.filter((text) => taught.includes(key(text)))).toEqual([]);
    expect(phrases.entries.filter((group) => group.phrases.length >= 4).length).toBeGreaterThanOrEqual(70);
    const named = [
      ...phrases.entries.map((group) => group.entry),
      ...[...phrases.smallTalk, ...phrases.angry].map((group) => group.entry),
      ...phrases.followUps.flatMap((group) => [group.after, group.wants]),
    ];
    expect(named.filter((entry) => entry !== null && !ids.has(entry))).toEqual([]);
  });
});

describe("logs", () => {
  const until = "2026-11-22T08:30:00.000Z";
  const make = (seed: number) => [...generateLogs({ phrases, entries, seed, until })];
  const turns = make(7);

  test("the same seed gives the same turns, another seed others", () => {
    expect(make(7)).toEqual(turns);
    expect(make(8)).not.toEqual(turns);
  });

  test("6,000 turns over 30 days, in order, none in the future", () => {
    expect(turns).toHaveLength(6_000);
    expect(turns.every((turn, index) => index === 0 || turns[index - 1]!.at < turn.at)).toBe(true);
    expect(turns[0]!.at >= "2026-10-23T08:30:00.000Z").toBe(true);
    expect(turns.at(-1)!.at < until).toBe(true);
    expect(new Set(turns.map((turn) => turn.at.slice(0, 10))).size).toBeGreaterThanOrEqual(30);
  });

  test("conversations have 1 to 5 turns, one customer and one channel", () => {
    const conversations = new Map<string, typeof turns>();
    for (const turn of turns) conversations.set(turn.conversation, [...(conversations.get(turn.conversation) ?? []), turn]);
    for (const conversation of conversations.values()) {
      expect(conversation.length).toBeLessThanOrEqual(5);
      expect(new Set(conversation.map((turn) => `${turn.customer} ${turn.channel}`)).size).toBe(1);
    }
    expect(turns.filter((turn) => !shop.settings.channels.includes(turn.channel))).toEqual([]);
  });

  test("the share of what the robot cannot know is realistic, and at least 120 such questions appear", () => {
    const share = turns.filter((turn) => turn.wants === null).length / turns.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.27);
    const asked = new Set(turns.map((turn) => turn.question));
    expect(missed.filter((text) => asked.has(text)).length).toBeGreaterThanOrEqual(120);
  });
});
