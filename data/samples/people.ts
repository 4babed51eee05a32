// What people of the sample shop say when the robot could not help: pure, and the same for the same turn.
import type { SampleTurn } from "./generateLogs.ts";

/** people.json. Texts of "" are said by nobody; `by`: this person alone answers it; `every`: of its missed turns every so many reaches a person. */
export interface SamplePeople {
  agents: readonly string[];
  greetings: Readonly<Record<"zh" | "en", readonly string[]>>;
  endings: Readonly<Record<"zh" | "en", readonly string[]>>;
  answers: readonly { topic: string; by?: string; every?: number; zh: readonly string[]; en: readonly string[] }[];
}

export interface SampleMessage {
  at: string;
  agent: string;
  text: string;
}

/** Where nothing else is said. */
const EVERY = 3;

/**
 * Who answers what the robot could not, by the turn's place and its question; nothing for most. `until`: when the customer asks again, which
 * is later than all of it.
 */
export function peopleSay(
  people: SamplePeople,
  phrases: ReadonlyMap<string, readonly string[]>,
  { question, at }: Pick<SampleTurn, "question" | "at">,
  { index, until }: { index: number; until: string | null },
): SampleMessage[] {
  const topic = people.answers.find((one) => phrases.get(one.topic)?.some((phrase) => question.includes(phrase)));
  const language = /\p{Script=Han}/u.test(question) ? "zh" : "en";
  const texts = topic?.[language] ?? [];
  const every = topic?.every ?? EVERY;
  if (!topic || texts.length === 0 || index % every !== 0) return [];
  const turn = Math.floor(index / every);
  const agent = topic.by ?? people.agents[turn % people.agents.length]!;
  const pick = (list: readonly string[], shift: number): string => list[(turn + shift) % list.length] ?? "";
  const said = [pick(people.greetings[language], 0), pick(texts, Math.floor(turn / 4)), pick(people.endings[language], 1)].filter(Boolean);
  const room = until === null ? 120_000 : Math.max(4, Date.parse(until) - Date.parse(at));
  return said.map((text, i) => ({
    at: new Date(Date.parse(at) + Math.floor((Math.min(room, 120_000) * (i + 1)) / (said.length + 1))).toISOString(),
    agent,
    text,
  }));
}
