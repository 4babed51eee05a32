// The counts in the navigation, and the Today screen.
import type { figures as contract } from "../../shared/contract/figures.ts";
import { addDays, dayStart, daysBetween, localDay } from "../../shared/engine/time.ts";
import type { Handlers, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { clusterSums } from "../clusters/clusters.ts";
import { clarification, coverage, direct, figureOf, satisfaction, total, type Counted, type Share } from "../figures/formulas.ts";
import { countUnpublished } from "../releases/changes.ts";
import { freshQueue, OPEN_CLUSTERS } from "../review/queue.ts";
import { liveVersion, versionOf } from "../versions/environments.ts";
import { confusedPairs, type ConfusedPair } from "../confusion/gatherPairs.ts";
import { byDay } from "./byDay.ts";
import { entryFigures } from "./entryFigures.ts";
import {
  countEntryStates,
  firstDay,
  hasTurns,
  listConversations,
  listCounts,
  listMoves,
  listRecent,
  sumConversations,
  type Period,
} from "./today.store.ts";
import { topMisses } from "./topMisses.ts";

const nothing: Share = { part: 0, whole: 0 };

export const figureHandlers: Handlers<keyof typeof contract> = {
  getOverview: async (c) => {
    await freshQueue(c, c.kb);
    await nextTurn();
    const unpublished = countUnpublished(c.db, c.kb);
    await nextTurn();
    const { entries } = countEntryStates(c.db, c.kb.id);
    const draftReady = c.robots.draftNow(c.kb.id) !== null;
    // Whoever looks at a knowledge base will soon ask its draft. A failed load shows itself to who asks.
    if (!draftReady) c.robots.draft(c.kb.id).catch(() => {});
    return () => {
      const live = liveVersion(c.db, c.kb.id);
      const version = live && versionOf(c.db, c.kb.id, live.number);
      return {
        entries,
        review: clusterSums(c.logs, c.kb.id, OPEN_CLUSTERS).clusters,
        unpublished,
        turns: hasTurns(c.logs, c.kb.id),
        live: version && { number: version.number, publishedAt: version.at },
        draftReady,
        lost: c.lost.lines,
      };
    };
  },
  getToday: async (c, input) => {
    const channel = input.channel ?? null;
    const until = localDay(c.now(), c.kb.timeZone);
    const from = addDays(until, 1 - input.days);
    const [begins, ends] = [dayStart(from, c.kb.timeZone), dayStart(addDays(until, 1), c.kb.timeZone)];
    const before = { from: addDays(from, -input.days), until: addDays(from, -1) };
    const bySource = {
      live: listCounts(c.logs, c.kb.id, { source: "live", from, until, channel }),
      imported: listCounts(c.logs, c.kb.id, { source: "imported", from, until, channel }),
    };
    const questions = { live: total(bySource.live), imported: total(bySource.imported) };
    // Never both in one figure: another robot's answers say nothing of this one's, and what was asked again here no customer saw.
    const source = input.source ?? (questions.live === 0 && questions.imported > 0 ? "imported" : "live");
    const period = { source, from, until, channel };
    const periodBefore = { source, channel, ...before };
    const counts = source === "live" ? bySource.live : bySource.imported.map((row) => ({ ...row, version: 0 }));
    // Begun in the midst of the period before: that says nothing about it.
    const first = firstDay(c.logs, c.kb.id, period) ?? until;
    const wholeBefore = first <= before.from;
    const countsBefore = listCounts(c.logs, c.kb.id, periodBefore);
    await nextTurn();
    const covered = coverage(counts);
    const misses = await topMisses(c, { ...period, denominator: covered.whole });
    const entries = await entryFigures(c, period);
    const confused = worstOf(await confusedPairs(c, c.kb, input.days));
    const unpublished = countUnpublished(c.db, c.kb);
    await nextTurn();
    return () => {
      const figure = (formula: (rows: readonly Counted[]) => Share) =>
        figureOf(formula(counts), wholeBefore ? formula(countsBefore) : nothing);
      const handedOff = (when: Period): Share => {
        const { conversations, handedOff: part } = sumConversations(c.logs, c.kb.id, when);
        return { part, whole: conversations };
      };
      const { noAnswer, fewSimilar } = countEntryStates(c.db, c.kb.id);
      return {
        from,
        until,
        asked: total(counts),
        source,
        questions,
        partlyBefore: !wholeBefore && first <= before.until ? first : null,
        coverage: figure(coverage),
        direct: figure(direct),
        clarification: figure(clarification),
        handoff: figureOf(handedOff(period), wholeBefore ? handedOff(periodBefore) : nothing),
        satisfaction: figure(satisfaction),
        days: byDay(daysBetween(from, until), counts, listConversations(c.logs, c.kb.id, period)),
        publications: listMoves(c.db, c.kb.id, begins, ends).map(({ at, version, kind }) => ({
          day: localDay(at, c.kb.timeZone),
          at,
          version,
          rollback: kind === "rollback",
        })),
        misses,
        ...entries,
        confused,
        noAnswer,
        fewSimilar,
        unpublished,
        recent: listRecent(c.db, c.kb.id, 6),
      };
    };
  },
};

/** Pairs that are merely close need nobody's care. */
function worstOf(pairs: readonly ConfusedPair[]): OutputOf<"getToday">["confused"] {
  const wrong = pairs.filter(({ bad }) => bad.first + bad.second > 0);
  const [worst] = wrong;
  const named = ({ id, question }: ConfusedPair["first"]) => ({ id, question });
  return worst ? { pairs: wrong.length, first: named(worst.first), second: named(worst.second) } : null;
}
