// Confusion: which entries customers' questions waver between, worst first, as a list and as a map; and the questions behind a pair.
import type { confusion as contract } from "../../shared/contract/confusion.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { withDescendants } from "../entries/categories.ts";
import { confusables } from "../losses/confusables.ts";
import { checkedAt } from "../losses/losing.ts";
import { getFilling } from "./confusion.store.ts";
import { confusedQuestions } from "./confusedQuestions.ts";
import { keptUnchanged } from "./keptUnchanged.ts";
import { mapOf } from "./confusionMap.ts";
import { confusedPairs, firstDayIn, narrowed, wavered, type ConfusedPair } from "./gatherPairs.ts";

type Row = OutputOf<"listConfusions">["rows"][number];
type Narrowing = { entry?: string | undefined; category?: string | undefined };

export const confusionHandlers: Handlers<keyof typeof contract> = {
  listConfusions: async (c, input) => {
    const all = narrowed(await confusedPairs(c, c.kb, input.days), wanted(c, input));
    const own = await ownLosses(c);
    return () => ({
      total: all.length,
      since: firstDayIn(c.now(), c.kb, input.days),
      filling: getFilling(c.logs),
      checkedAt: checkedAt(c.db, c.kb.id),
      rows: all.slice(input.offset, input.offset + input.limit).map((pair) => rowOf(pair, own)),
    });
  },
  getConfusionMap: async (c, input) => {
    const all = narrowed(await confusedPairs(c, c.kb, input.days), wanted(c, input));
    return () => mapOf(all, input.most);
  },
  listConfusedQuestions: confusedQuestions,
};

const wanted = (c: Context, { entry, category }: Narrowing): Parameters<typeof narrowed>[1] => ({
  entry,
  categories: category === undefined ? null : new Set(category === "none" ? [null] : withDescendants(c, category)),
});

/** Wordings that one entry takes from the other when they are left out, by who loses and who wins. */
const ownLosses = keptUnchanged(
  async (c: Context): Promise<ReadonlyMap<string, number>> => {
    const pairs = await confusables(c.db, c.kb.id);
    return new Map(
      pairs.flatMap(({ first, second, lost, won }) => [
        [`${first} ${second}`, lost],
        [`${second} ${first}`, won],
      ]),
    );
  },
  ({ kb }) => kb.id,
);

function rowOf({ first, second, points, counts, ahead, bad }: ConfusedPair, own: ReadonlyMap<string, number>): Row {
  const side = ({ id, question }: ConfusedPair["first"], which: "first" | "second") => ({
    id,
    question,
    ahead: ahead[which],
    bad: bad[which],
  });
  return {
    first: side(first, "first"),
    second: side(second, "second"),
    points,
    turns: wavered(counts),
    counts,
    own: { lost: own.get(`${first.id} ${second.id}`) ?? 0, won: own.get(`${second.id} ${first.id}`) ?? 0 },
  };
}
