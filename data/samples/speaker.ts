// What a customer of the sample shop says next: about an entry, about something nobody taught, or small talk.
import type { SampleEntry, SamplePhrases } from "./generateLogs.ts";

export type Language = "zh" | "en";
export type Said = { question: string; wants: string | null; topic: string | null };

export type Weighted = <T>(list: readonly (readonly [T, number])[]) => T;
export type Pick = <T>(list: readonly T[]) => T;

const trends: Readonly<Record<string, (progress: number) => number>> = {
  rising: (p) => 0.4 + 1.3 * p,
  falling: (p) => 1.6 - 1.2 * p,
  steady: () => 1,
};
const openings: Readonly<Record<Language, readonly string[]>> = {
  zh: ["请问", "你好，", "亲，", "想问一下，"],
  en: ["hi, ", "hello, ", "quick question: "],
};

const isLanguage = (text: string, language: Language): boolean => /\p{Script=Han}/u.test(text) === (language === "zh");

interface Scene {
  at: number;
  language: Language;
  channel: string;
  before: Said | null;
  first: boolean;
  last: boolean;
}

/** What a customer says next. */
export function speaker(o: {
  phrases: SamplePhrases;
  entries: readonly SampleEntry[];
  begin: number;
  end: number;
  weighted: Weighted;
  chance: (p: number) => boolean;
  pick: Pick;
  next: () => number;
}): (scene: Scene) => Said {
  const { phrases, weighted, chance, pick } = o;
  const byId = new Map(o.entries.map((entry) => [entry.id, entry]));
  const only = <T extends { phrases: readonly string[] }>(groups: readonly T[], language: Language): T[] =>
    groups
      .map((g) => ({ ...g, phrases: g.phrases.filter((p) => isLanguage(p, language) || /^\P{L}+$/u.test(p)) }))
      .filter((g) => g.phrases.length > 0);
  const inLanguage = (language: Language) => ({
    entries: phrases.entries.filter((p) => byId.has(p.entry) && isLanguage(byId.get(p.entry)!.question, language)),
    missed: only(phrases.missed, language),
    smallTalk: only(phrases.smallTalk, language),
    angry: only(phrases.angry, language),
    followUps: only(phrases.followUps, language),
  });
  const speech = { zh: inLanguage("zh"), en: inLanguage("en") };

  /** An entry outside its validity is asked about less, and least before it begins. */
  const season = (entry: SampleEntry, at: number): number =>
    entry.validFrom !== null && at < Date.parse(entry.validFrom)
      ? 0.15
      : entry.validUntil !== null && at >= Date.parse(entry.validUntil)
        ? 0.5
        : 1;
  const area = (id: string | null | undefined): string | undefined => (id ? byId.get(id)?.category[0] : undefined);

  /** Often the next question is from the same corner of the shop. */
  const aboutEntry = ({ at, language, before }: Scene): Said => {
    const { entries } = speech[language];
    const near =
      area(before?.wants) !== "闲聊" && chance(0.6)
        ? entries.filter((p) => p.entry !== before?.wants && area(p.entry) === area(before?.wants))
        : [];
    const chosen = weighted((near.length > 0 ? near : entries).map((p) => [p, p.weight * season(byId.get(p.entry)!, at)] as const));
    const entry = byId.get(chosen.entry)!;
    const taught = [entry.question, ...entry.similar.filter((s) => s.kind !== "negative").map((s) => s.text)];
    return { question: pick(chosen.phrases.length > 0 && chance(0.25) ? chosen.phrases : taught), wants: entry.id, topic: null };
  };
  const unknown = ({ at, language }: Scene, again: string | null): Said => {
    const progress = (at - o.begin) / (o.end - o.begin);
    const groups = speech[language].missed;
    const topic =
      groups.find((g) => g.topic === again) ??
      weighted(groups.map((g) => [g, g.weight * (trends[g.trend] ?? trends["steady"]!)(progress)] as const));
    return { question: pick(topic.phrases), wants: null, topic: topic.topic };
  };
  const talk = (groups: readonly { entry: string | null; phrases: readonly string[] }[]): Said => {
    const group = weighted(groups.map((g) => [g, g.phrases.length] as const));
    return { question: pick(group.phrases), wants: group.entry, topic: "talk" };
  };
  const opened = (said: Said, language: Language): Said => {
    const dressed = chance(0.12) ? pick(openings[language]) + said.question : said.question;
    return { ...said, question: chance(0.1) && !/[？?！!。，]$/u.test(dressed) ? `${dressed}${language === "zh" ? "？" : "?"}` : dressed };
  };

  return (scene) => {
    const { language, before } = scene;
    const words = speech[language];
    const missed = before !== null && before.wants === null && before.topic !== "talk" ? before.topic : null;
    if (missed !== null && chance(0.34)) return chance(0.4) ? talk(words.angry) : unknown(scene, missed);
    if (scene.last && missed === null && chance(0.16))
      return talk(words.smallTalk.filter((g) => g.entry?.endsWith("thanks") || g.entry?.endsWith("bye")));
    const follow = words.followUps.filter((f) => f.after === before?.wants);
    if (follow.length > 0 && chance(0.5)) {
      const { phrases: wordings, wants, after } = pick(follow);
      return { question: pick(wordings), wants, topic: wants === null ? `after ${after}` : null };
    }
    if (scene.channel !== "phone" && chance(scene.first ? 0.03 : 0.06)) return talk(words.smallTalk);
    return opened(chance(0.165) ? unknown(scene, null) : aboutEntry(scene), language);
  };
}
