// The map: entries of the worst pairs against each other, ordered so that those that are confused stand beside each other.
import type { OutputOf } from "../base/context.ts";
import type { ConfusedPair } from "./gatherPairs.ts";

type Shown = OutputOf<"getConfusionMap">;

/** Pairs come worst first; of the entries they name as many as fit are taken, pair by pair. */
export function mapOf(pairs: readonly ConfusedPair[], most: number): Shown {
  const chosen = new Map<string, Shown["entries"][number]>();
  for (const { first, second } of pairs) {
    const fresh = [first, second].filter(({ id }) => !chosen.has(id));
    if (chosen.size + fresh.length > most) continue;
    for (const { id, question } of fresh) chosen.set(id, { id, question });
    if (chosen.size === most) break;
  }
  const among = pairs.filter(({ first, second }) => chosen.has(first.id) && chosen.has(second.id));
  return {
    entries: besideEachOther([...chosen.keys()], among).map((id) => chosen.get(id)!),
    cells: among.flatMap((pair) =>
      (["first", "second"] as const).flatMap((side) =>
        pair.ahead[side] + pair.bad[side] === 0
          ? []
          : [
              {
                ahead: pair[side].id,
                behind: pair[side === "first" ? "second" : "first"].id,
                turns: pair.ahead[side],
                bad: pair.bad[side],
              },
            ],
      ),
    ),
    pairs: pairs.length,
    shown: among.length,
  };
}

/** One after the other: of those left whoever is most confused with the latest few that stand there; where nobody is, the worst left begins a new group. */
function besideEachOther(ids: readonly string[], pairs: readonly ConfusedPair[]): string[] {
  const points = new Map<string, number>();
  for (const { first, second, points: n } of pairs) {
    points.set(`${first.id} ${second.id}`, n);
    points.set(`${second.id} ${first.id}`, n);
  }
  const placed: string[] = [];
  const left = [...ids];
  while (left.length > 0) {
    // Each step back counts half.
    const pull = (id: string): number =>
      placed.slice(-REACH).reduceRight((sum, other, i, near) => sum + (points.get(`${id} ${other}`) ?? 0) / 2 ** (near.length - 1 - i), 0);
    const best = left.reduce((one, other) => (pull(other) > pull(one) ? other : one));
    placed.push(best);
    left.splice(left.indexOf(best), 1);
  }
  return placed;
}
const REACH = 4;
