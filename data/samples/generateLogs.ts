// Thirty days of customers of the sample shop: who asked what, when and where. It says nothing about outcomes: the engine
// decides those. Pure and seeded: the same input gives the same turns.
import { speaker, type Language, type Pick, type Said, type Weighted } from "./speaker.ts";

/** What the generator reads of an entry of entries.jsonl. */
export interface SampleEntry {
  id: string;
  question: string;
  similar: readonly { text: string; kind?: string | undefined }[];
  category: readonly string[];
  validFrom: string | null;
  validUntil: string | null;
}

/** phrases.json. An `entry` or `wants` of null: nothing the robot was taught. */
export interface SamplePhrases {
  entries: readonly { entry: string; weight: number; phrases: readonly string[] }[];
  missed: readonly { topic: string; weight: number; trend: string; phrases: readonly string[] }[];
  smallTalk: readonly { entry: string | null; phrases: readonly string[] }[];
  angry: readonly { entry: string | null; phrases: readonly string[] }[];
  followUps: readonly { after: string; wants: string | null; phrases: readonly string[] }[];
}

export interface SampleTurn {
  /** UTC ISO time, strictly increasing. */
  at: string;
  conversation: string;
  customer: string;
  channel: string;
  question: string;
  /** The entry the customer meant: what they pick when asked to clarify. Null = none of those taught. */
  wants: string | null;
  /** The feedback the customer gives if answered; null = gives none. */
  helpful: boolean | null;
}

export interface LogOptions {
  phrases: SamplePhrases;
  entries: readonly SampleEntry[];
  seed: number;
  /** UTC ISO time; every turn lies before it. */
  until: string;
  days?: number;
  turns?: number;
  /** Days by which the sale lies later than in November; 0 unless said. */
  saleMoved?: number;
}

type Customer = { id: string; channel: string; language: Language };

const hour = 3_600_000;
const shopOffset = 8 * hour;
/** Questions an hour, by the shop's hour: a late morning, an afternoon and the highest peak after dinner. */
const hours = [14, 7, 4, 3, 2, 4, 9, 18, 34, 58, 72, 66, 48, 52, 64, 66, 60, 52, 54, 74, 96, 100, 72, 34];
/** Sunday first: furniture is bought at weekends. */
const weekdays = [1.22, 0.95, 0.94, 0.96, 1, 1.04, 1.28];
const saleDays: Readonly<Record<string, number>> = {
  "10-31": 1.3,
  "11-01": 1.5,
  "11-09": 1.3,
  "11-10": 1.9,
  "11-11": 2.6,
  "11-12": 2,
  "11-13": 1.5,
  "11-14": 1.3,
};
const channels: readonly [string, number][] = [
  ["app", 36],
  ["wechat", 34],
  ["web", 22],
  ["phone", 8],
];
const lengths: readonly [number, number][] = [
  [1, 36],
  [2, 28],
  [3, 18],
  [4, 11],
  [5, 7],
];

/** mulberry32: small, fast and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function* generateLogs({
  phrases,
  entries,
  seed,
  until,
  days = 30,
  turns = 6000,
  saleMoved = 0,
}: LogOptions): Generator<SampleTurn> {
  const end = Date.parse(until);
  const begin = end - days * 24 * hour;
  const next = random(seed);
  const chance = (p: number): boolean => next() < p;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const weighted = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) if ((left -= weight) < 0) return value;
    return list.at(-1)![0];
  };

  const people = customers(weighted, chance, pick, next);
  const speak = speaker({ phrases, entries, begin, end, weighted, chance, pick, next });
  const all: SampleTurn[] = [];
  conversationStarts({ begin, end, turns, saleMoved, weighted, next }).forEach(({ at: start, length }, index) => {
    const conversation = `sample-${String(index + 1).padStart(5, "0")}`;
    const { id: customer, channel, language } = people();
    const times = [0];
    for (let i = 1; i < length; i++) times.push(times[i - 1]! + 12_000 + Math.floor(next() ** 2 * 150_000));
    const from = Math.max(begin, Math.min(start, end - 60_000 - times.at(-1)!));
    let before: Said | null = null;
    for (const [turn, offset] of times.entries()) {
      const said = speak({ at: from + offset, language, channel, before, first: turn === 0, last: turn === length - 1 && turn > 0 });
      const helpful = feedback(said, next());
      all.push({
        at: new Date(from + offset).toISOString(),
        conversation,
        customer,
        channel,
        question: said.question,
        wants: said.wants,
        helpful,
      });
      before = said;
    }
  });

  all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let last = begin - 1;
  for (const turn of all) {
    last = Math.max(last + 1, Date.parse(turn.at));
    yield { ...turn, at: new Date(last).toISOString() };
  }
}

/** Most people rate nothing; those whose topic the robot does not know are seldom pleased. */
function feedback({ wants, topic }: Said, luck: number): boolean | null {
  if (topic === "talk") return null;
  if (wants === null) return luck < 0.14 ? false : luck < 0.15 ? true : null;
  return luck < 0.16 ? true : luck < 0.205 ? false : null;
}

/** When conversations begin, in order, and how many turns each has; the lengths sum to `turns`. */
function conversationStarts(o: {
  begin: number;
  end: number;
  turns: number;
  saleMoved: number;
  weighted: Weighted;
  next: () => number;
}): { at: number; length: number }[] {
  const slots: [number, number][] = [];
  for (let at = o.begin; at < o.end; at += hour) {
    const local = new Date(at + shopOffset + hour / 2);
    const sale = saleDays[new Date(local.getTime() - o.saleMoved * 24 * hour).toISOString().slice(5, 10)] ?? 1;
    slots.push([at, hours[local.getUTCHours()]! * weekdays[local.getUTCDay()]! * sale]);
  }
  const starts: { at: number; length: number }[] = [];
  for (let left = o.turns; left > 0;) {
    const length = Math.min(left, o.weighted(lengths));
    starts.push({ at: o.weighted(slots) + Math.floor(o.next() * hour), length });
    left -= length;
  }
  return starts.sort((a, b) => a.at - b.at);
}

/** Who asks: about a third have been here before, and come back on their channel and in their language. */
function customers(weighted: Weighted, chance: (p: number) => boolean, pick: Pick, next: () => number): () => Customer {
  const known: Customer[] = [];
  let number = 100;
  return () => {
    if (known.length > 20 && chance(0.32)) return pick(known.slice(-400));
    number += 1 + Math.floor(next() * 6);
    const customer: Customer = { id: `customer-${number}`, channel: weighted(channels), language: chance(0.13) ? "en" : "zh" };
    known.push(customer);
    return customer;
  };
}
