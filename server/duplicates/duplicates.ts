// Duplicates: which entries are too close, which of them are none as somebody said, and two of them as one.
import type { duplicates as contract } from "../../shared/contract/duplicates.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { entryStates } from "../entries/entryLookup.ts";
import { knownEntry } from "../entries/saveContent.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { checkedAt } from "../losses/losing.ts";
import { merge, previewMerge, undoMerge } from "./merge.ts";
import { closePairs, type ClosePair } from "./pairs.ts";
import { countMerges, deleteNotDuplicate, insertNotDuplicate, listNotDuplicates } from "./pairs.store.ts";

type Row = OutputOf<"listDuplicates">["rows"][number];

export const duplicateHandlers: Handlers<keyof typeof contract> = {
  listDuplicates: async (c, input) => {
    const all = await closePairs(c.db, c.kb.id);
    return () => {
      const none = new Set(listNotDuplicates(c.db, c.kb.id).map(keyOf));
      const settled = all.filter((pair) => none.has(keyOf(pair)));
      const listed = (input.state === "settled" ? settled : all.filter((pair) => !none.has(keyOf(pair)))).filter(
        ({ first, second }) => input.entry === undefined || first === input.entry || second === input.entry,
      );
      return {
        total: listed.length,
        open: all.length - settled.length,
        settled: settled.length,
        merged: countMerges(c.db, c.kb.id),
        checkedAt: checkedAt(c.db, c.kb.id),
        rows: named(c, listed.slice(input.offset, input.offset + input.limit)),
      };
    };
  },
  settleDuplicate: (c, input) => {
    const pair = pairOf(c, input);
    if (pair.first === pair.second) throw new Failure("rule_broken", "two entries are expected", { field: "second" });
    if (!insertNotDuplicate(c.db, c.kb.id, { ...pair, by: c.user?.name ?? null, at: c.now() }))
      throw new Failure("nothing_to_do", "it was said already");
    c.audit({ action: "duplicates.settled", after: { entry: pair.first, given: pair.second } });
    return null;
  },
  reopenDuplicate: (c, input) => {
    const pair = pairOf(c, input);
    if (!deleteNotDuplicate(c.db, c.kb.id, pair)) throw new Failure("nothing_to_do", "nobody said so");
    c.audit({ action: "duplicates.reopened", after: { entry: pair.first, given: pair.second } });
    return null;
  },
  previewMerge,
  mergeEntries: merge,
  undoMerge: (c, input) => undoMerge(c, input.merge),
};

const keyOf = ({ first, second }: Pick<ClosePair, "first" | "second">): string => `${first} ${second}`;

function pairOf(c: Context, { first, second }: { first: string; second: string }): { first: string; second: string } {
  for (const entry of [first, second]) knownEntry(c, entry);
  return first < second ? { first, second } : { first: second, second: first };
}

/** An entry that was deleted since the pairs were gathered is left out with its pairs. */
function named(c: Context, pairs: readonly ClosePair[]): Row[] {
  const states = new Map(
    entryStates(c.db, c.kb.id, [...new Set(pairs.flatMap(({ first, second }) => [first, second]))], "").map((state) => [state.id, state]),
  );
  return pairs.flatMap(({ same, lost, won, near, ...pair }): Row[] => {
    const [first, second] = [states.get(pair.first), states.get(pair.second)];
    if (!first || !second) return [];
    const standard = new Set([wordingKey(first.question), wordingKey(second.question)]);
    const told = (texts: readonly string[]) => texts.map((text) => ({ text, isStandard: standard.has(wordingKey(text)) }));
    const side = ({ id, question, similar, revision }: typeof first) => ({ id, question, similar, revision });
    return [{ first: side(first), second: side(second), same: told(same), lost: told(lost), won: told(won), near }];
  });
}
