// Answers that people gave, beside one another: which of them say the same, and whether they agree.
import { runThrough } from "./learn/slices.ts";
import { normalize } from "./text.ts";
import { quantitiesIn } from "./text/quantities.ts";
import { addToVectors, cosineOf, emptyVectors } from "./cluster/textVectors.ts";

/** An answer as it was given; `id` is the caller's. */
export interface GivenAnswer {
  id: string;
  /** Masked, without Markdown. */
  text: string;
  /** The conversation it was given in, and by whom; null where nobody is named. */
  conversation: string;
  agent: string | null;
}

/** Answers that say the same. */
export interface AnswerGroup {
  /** The wording most of them have; of several the one nearest to all. */
  text: string;
  answers: readonly GivenAnswer[];
  conversations: number;
  /** Different people, as far as they are named. */
  agents: number;
}

/** agreed: one can be taught; disagree: several, none of which has the majority; few: too few conversations, or one person alone. */
export type Agreement = "agreed" | "disagree" | "few";

/** What lies so near says the same, unless it contradicts. Set by looking at answers of shops, not fitted: below .4 answers begin that only share the words of what was asked. */
export const SAME_ANSWER = 0.42;
/** So many conversations are needed, and so many people where they are named; of all conversations in which anything was answered, so large a share. */
const CONVERSATIONS = 2;
const AGENTS = 2;
const MAJORITY = 2 / 3;
/** Of more different wordings only the most given are compared. */
const MOST_WORDINGS = 120;

/** Groups answers, the one most conversations got first. Some 0.2 ms a wording. */
export function groupAnswers(answers: readonly GivenAnswer[]): AnswerGroup[] {
  const byWording = new Map<string, GivenAnswer[]>();
  for (const answer of answers) {
    const key = normalize(answer.text).replaceAll(/[\s\p{P}]+/gu, "");
    const known = byWording.get(key);
    if (known) known.push(answer);
    else byWording.set(key, [answer]);
  }
  const wordings = [...byWording]
    .map(([key, given]) => ({ key, given, times: conversationsOf(given) }))
    .toSorted((a, b) => b.times - a.times || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_WORDINGS);
  const compared = compareAnswers(wordings.map(({ given }) => given[0]!.text));
  // The most given wording leads; the others join the nearest leader.
  const groups: { leader: number; places: number[] }[] = [];
  for (const place of wordings.keys()) {
    let best: (typeof groups)[number] | null = null;
    let most = SAME_ANSWER;
    for (const group of groups) {
      const nearness = compared(group.leader, place);
      if (nearness < most) continue;
      best = group;
      most = nearness;
    }
    if (best) best.places.push(place);
    else groups.push({ leader: place, places: [place] });
  }
  return groups
    .map(({ places }) => {
      const given = places.flatMap((place) => wordings[place]!.given);
      const agents = new Set(given.flatMap(({ agent }) => agent ?? [])).size;
      return { text: textOf(places, wordings, compared), answers: given, conversations: conversationsOf(given), agents };
    })
    .toSorted((a, b) => b.conversations - a.conversations || b.agents - a.agents || (a.text < b.text ? -1 : 1));
}

const conversationsOf = (given: readonly GivenAnswer[]): number => new Set(given.map(({ conversation }) => conversation)).size;

function textOf(
  places: readonly number[],
  wordings: readonly { given: readonly GivenAnswer[]; times: number }[],
  compared: (one: number, other: number) => number,
): string {
  const central = (place: number): number => places.reduce((sum, other) => sum + (other === place ? 1 : compared(place, other)), 0);
  const [first] = places.toSorted((a, b) => wordings[b]!.times - wordings[a]!.times || central(b) - central(a) || a - b);
  // Of one wording the spelling that came last.
  return wordings[first!]!.given.at(-1)!.text;
}

/**
 * Whether people agree: the first group has at least 2 conversations, by at least 2 people where its answers name any, and at least two thirds of
 * all conversations in which anything was answered.
 */
export function agreementIn(groups: readonly AnswerGroup[]): Agreement {
  const [first] = groups;
  if (!first) return "few";
  const all = new Set(groups.flatMap(({ answers }) => answers.map(({ conversation }) => conversation))).size;
  if (first.conversations < MAJORITY * all - 1e-9) return "disagree";
  const isNamed = first.answers.some(({ agent }) => agent !== null);
  return first.conversations >= CONVERSATIONS && (!isNamed || first.agents >= AGENTS) ? "agreed" : "few";
}

/** How near texts are, by their places, 0–1: the cosine of their words; 0 where they contradict one another. */
export function compareAnswers(texts: readonly string[]): (one: number, other: number) => number {
  const vectors = emptyVectors();
  runThrough(addToVectors(vectors, texts));
  const claims = texts.map(claimsIn);
  return (one, other) => (contradict(claims[one]!, claims[other]!) ? 0 : cosineOf(vectors, one, other));
}

interface Claims {
  /** Numbers and days of the week by what they count, and who pays. */
  facts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Its first sentence says no an odd number of times. */
  denies: boolean;
  clauses: readonly { pairs: ReadonlySet<string>; denies: boolean }[];
}

const DAY = /(?:周|星期|礼拜)([一二三四五六日天])/gu;
const PAYS = /(我们|我方|商家|店铺|卖家|平台|您|你|买家|顾客|客户|自己)(?:这边|来|方)?(?:承担|支付|付|出)/gu;
const us = new Set("我们 我方 商家 店铺 卖家 平台".split(" "));
/** Clauses that share so much of their pairs of characters speak of the same. */
const SAME_CLAUSE = 0.6;

const NOT =
  /(?<!特|级|区|个|告|分)别(?!的|人|处|墅|致)|不(?!过|仅|但|错|好意思|用客气|管|论|同|如|止|妨|只)|没(?:法|办法|得)|没有(?=[,，.。;；!！]|$|的|这|该|此|提供|开通|支持)|无法|未(?!来)|勿|拒绝|谢绝|禁止|\b(?:no(?!w)|not|never|cannot|without|unable|can't|won't|don't|doesn't|isn't|aren't|didn't)\b|n't\b/gu;

function claimsIn(text: string): Claims {
  const read = normalize(text);
  const facts = new Map<string, Set<string>>();
  const note = (of: string, value: string): void => void facts.set(of, (facts.get(of) ?? new Set()).add(value));
  for (const { context, value } of quantitiesIn(read)) note(context, value);
  for (const [, day = ""] of read.matchAll(DAY)) note("day of the week", day === "天" ? "日" : day);
  for (const [, who = ""] of read.matchAll(PAYS)) note("who pays", us.has(who) ? "we" : "you");
  const sentences = read.split(/[。!?;\n]+|\.(?:\s|$)/u).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  // 亲，您好。 is no answer yet.
  const first = sentences.find((sentence) => sentence.length > 4) ?? sentences[0] ?? "";
  const clauses = read.split(/[。!?;,、\n]+|\.(?:\s|$)/u).map((clause) => ({ pairs: pairsIn(clause), denies: saysNo(clause) }));
  return { facts, denies: saysNo(first), clauses };
}

const saysNo = (text: string): boolean => (text.match(NOT)?.length ?? 0) % 2 === 1;

/** Pairs of characters of what is said, without its yes or no. */
function pairsIn(clause: string): Set<string> {
  const said = clause
    .replaceAll(NOT, "")
    .replaceAll(/\byes\b|^(?:是的?|对的?|有的?)$/gu, "")
    .replaceAll(/[\s\p{P}]+/gu, "");
  return new Set(Array.from({ length: Math.max(0, said.length - 1) }, (_, i) => said.slice(i, i + 2)));
}

function isSameClause(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared >= SAME_CLAUSE * (one.size + other.size - shared);
}

/** One says no where the other does not, in the first sentence or in what both say; or each counts something of a thing that the other counts otherwise. */
function contradict(one: Claims, other: Claims): boolean {
  if (one.denies !== other.denies) return true;
  for (const [of, values] of one.facts) {
    const others = other.facts.get(of);
    if (others && [...values].some((value) => !others.has(value)) && [...others].some((value) => !values.has(value))) return true;
  }
  return one.clauses.some((clause) =>
    other.clauses.some(({ pairs, denies }) => denies !== clause.denies && isSameClause(pairs, clause.pairs)),
  );
}
