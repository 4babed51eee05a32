// Starting a spot check: the sample is drawn in slices, then its facts are copied in one transaction.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { spotChecks as contract } from "../../shared/contract/spotChecks.ts";
import { hashOf } from "../../shared/engine/statistics.ts";
import { addDays, dayStart, localDay } from "../../shared/engine/time.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { createDraw } from "./draw.ts";
import { shownCheck } from "./result.ts";
import { getDrawn, listDrawable, samplePlaceBelow, type DrawnTurn, type SamplePlace } from "./sample.store.ts";
import { insertCheck, type Item, type ItemTurn } from "./spotChecks.store.ts";

// Index entries a slice goes through: some 4 ms.
const slice = 5_000;
// Rows lie all over the log.
const rowsRead = 100;
const usualDays = 7;

/** Draws without holding up the server; the returned part writes. Throws `nothing_to_do` when nothing can be drawn. */
export async function startSpotCheck(
  c: Context,
  input: Parsed<(typeof contract)["startSpotCheck"]>,
): Promise<() => OutputOf<"startSpotCheck">> {
  const until = input.until ?? localDay(c.now(), c.kb.timeZone);
  const from = input.from ?? addDays(until, 1 - usualDays);
  if (from > until) throw new Failure("rule_broken", "from: a day that is not after `until`", { field: "from" });
  const id = c.newId("s");
  const seed = input.seed ?? hashOf(id) % 1_000_000;
  const outcomes = [...new Set(input.outcomes)].sort();
  const channel = input.channel ?? null;
  const draw = createDraw(seed, input.size);
  const drawable = { kb: c.kb.id, outcomes: JSON.stringify(outcomes), channel };
  const end: SamplePlace = { at: dayStart(from, c.kb.timeZone), seq: 0 };
  for (let at: SamplePlace = { at: dayStart(addDays(until, 1), c.kb.timeZone), seq: 0 }; ;) {
    const below = samplePlaceBelow(c.logs, c.kb.id, at, end, slice);
    draw.offer(listDrawable(c.logs, drawable, at, below ?? end));
    if (below === null) break;
    at = below;
    await nextTurn();
  }
  const seqs = draw.drawn();
  if (seqs.length === 0) throw new Failure("nothing_to_do", "no live question of these days and kinds was logged");
  const drawn: DrawnTurn[] = [];
  for (let i = 0; i < seqs.length; i += rowsRead) {
    const some = seqs.slice(i, i + rowsRead);
    const bySeq = new Map(getDrawn(c.logs, c.kb.id, some).map((turn) => [turn.seq, turn]));
    drawn.push(...some.flatMap((seq) => bySeq.get(seq) ?? []));
    await nextTurn();
  }
  return () => {
    const { items, turns } = itemsOf(drawn);
    const check = {
      id,
      seed,
      size: input.size,
      from,
      until,
      outcomes,
      channel,
      population: draw.offered(),
      turns: turns.length,
      items: items.length,
      by: c.user?.name ?? null,
      at: c.now(),
    };
    insertCheck(c.db, c.kb.id, check, items, turns);
    c.audit({ action: "spot_check.started", subject: id, after: check });
    return shownCheck({ ...check, labelled: 0, right: 0, checked: 0, notAnswered: 0 });
  };
}

/** Turns with the same question and the same entry given are one item, which stands where its first was drawn. */
function itemsOf(drawn: readonly DrawnTurn[]): { items: Item[]; turns: ItemTurn[] } {
  const items = new Map<string, Item>();
  const turns = drawn.map((turn, place) => {
    const { question, textKey, text, given } = turn;
    const key = JSON.stringify([question, given]);
    const item = items.get(key) ?? { item: items.size, question, textKey, text, given };
    items.set(key, item);
    const { at, outcome, reason, confidence, version, channel, conversation, miss } = turn;
    return { place, item: item.item, turn: turn.turn, at, outcome, reason, confidence, version, channel, conversation, miss };
  });
  return { items: [...items.values()], turns };
}
