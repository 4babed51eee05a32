// Who takes from whom: lost wordings gathered by pairs of entries.
import type { Database } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { listLosses } from "./losses.store.ts";

export interface Pair {
  /** Loses no fewer than the second; of equals the lower id. */
  first: string;
  second: string;
  lost: number;
  won: number;
  examples: string[];
}

const EXAMPLES = 3;
const slice = 2_000;

interface Gathered {
  low: string;
  high: string;
  low2high: string[];
  high2low: string[];
}

/** Every lost wording that another entry wins, in slices. */
export async function* lossesBetween(db: Database, kb: string): AsyncGenerator<{ entry: string; winner: string; text: string }> {
  for (let after = { entry: "", key: "" }; ;) {
    const losses = listLosses(db, kb, after, slice);
    for (const { entry, winner, text } of losses) if (winner !== null) yield { entry, winner, text };
    if (losses.length < slice) return;
    after = losses.at(-1)!;
    await nextTurn();
  }
}

/** Pairs with most wordings first, of equals by id. What nobody wins belongs to no pair. In slices. */
export async function confusables(db: Database, kb: string): Promise<Pair[]> {
  const pairs = new Map<string, Gathered>();
  for await (const { entry, winner, text } of lossesBetween(db, kb)) {
    const [low, high] = entry < winner ? [entry, winner] : [winner, entry];
    const key = `${low} ${high}`;
    const pair = pairs.get(key) ?? { low, high, low2high: [], high2low: [] };
    pairs.set(key, pair);
    (entry === low ? pair.low2high : pair.high2low).push(text);
  }
  return sorted(pairs);
}

function sorted(pairs: ReadonlyMap<string, Gathered>): Pair[] {
  return [...pairs.values()]
    .map(({ low, high, low2high, high2low }): Pair => {
      const [first, second, lost, won] =
        low2high.length >= high2low.length ? [low, high, low2high, high2low] : [high, low, high2low, low2high];
      return { first, second, lost: lost.length, won: won.length, examples: [...lost, ...won].slice(0, EXAMPLES) };
    })
    .sort((a, b) => b.lost + b.won - (a.lost + a.won) || (a.first < b.first || (a.first === b.first && a.second < b.second) ? -1 : 1));
}
