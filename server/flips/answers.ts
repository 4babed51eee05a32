// What the thread answers out of the questions it holds: flips of an edit, wordings to suggest, how words are used, what moments change.
import type { Foreseen, Traffic } from "../../shared/engine/studies.ts";
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import type { Edit, ForesightOrder, ForesightSaid } from "../base/foreseen.ts";
import { nextTurn } from "../base/turn.ts";
import { flipKindOf, summaryOf, toldFlip } from "./summary.ts";
import type { Trials } from "./trials.ts";

const FORESEEN_KEPT = 4;
const MOST_BROKEN = 50;

/** How things stand while it is answered. */
interface Standing {
  /** Names how the draft and the questions stand. */
  state: string;
  /** What is told may not be the last word. */
  isBehind: () => boolean;
  isCancelled: () => boolean;
}

export interface Answers {
  /** null if it was cancelled. */
  answer: (
    held: { traffic: Traffic; asked: { questions: number; times: number } },
    order: ForesightOrder,
    standing: Standing,
  ) => Promise<ForesightSaid | null>;
  /** Another robot: nothing that was foreseen holds any more. */
  forget: () => void;
}

/** What was foreseen last is remembered: all of a list is asked for page by page. */
export function createAnswers(trials: Pick<Trials, "found">): Answers {
  const foreseen = new Map<string, Foreseen>();
  const foresee = async (
    traffic: Traffic,
    { changes, watched }: Extract<Edit, { kind: "entries" }>,
    { state, isCancelled }: Standing,
  ): Promise<Foreseen | null> => {
    const key = state + JSON.stringify([changes, watched]);
    const known = foreseen.get(key);
    if (known) return known;
    const found = await toEnd(traffic.foresee(changes, watched), isCancelled);
    if (!found) return null;
    foreseen.set(key, found);
    if (foreseen.size > FORESEEN_KEPT) foreseen.delete(foreseen.keys().next().value!);
    return found;
  };
  return {
    answer: async ({ traffic, asked }, order, standing) => {
      const { edit } = order;
      const { isCancelled } = standing;
      if (edit.kind === "words") {
        const use = await toEnd(traffic.countWords(edit.groups), isCancelled);
        return use && { state: "counted", asked, use };
      }
      if (edit.kind === "suggest") {
        const suggesting = traffic.suggest(edit.entry, edit.most, (text) => asksNothing(text) !== null);
        const suggested = await toEnd(suggesting, isCancelled);
        return suggested && { state: "suggested", asked, suggested };
      }
      if (edit.kind === "force") {
        const moments = await toEnd(traffic.foreseeForce(edit.moments), isCancelled);
        return moments && { state: "forced", asked, moments };
      }
      const found = edit.kind === "entries" ? await foresee(traffic, edit, standing) : trials.found(order, edit.vocabulary, standing.state);
      if (!found || "state" in found) return found;
      // What others lose by it is among the questions.
      const broken = edit.kind === "entries" ? found.broken.filter(({ entry }) => entry === edit.own) : found.broken;
      const { kind, offset, limit } = order.page;
      const ofKind = found.flips.filter((flip) => flipKindOf(flip) === kind);
      return {
        state: "ready",
        asked,
        broken: broken.slice(0, MOST_BROKEN),
        brokenCount: broken.length,
        behind: standing.isBehind(),
        watched: found.watched,
        gained: summaryOf(found.flips, "gained"),
        lost: summaryOf(found.flips, "lost"),
        moved: summaryOf(found.flips, "moved"),
        page: ofKind.slice(offset, offset + limit).map(toldFlip),
      };
    },
    forget: () => foreseen.clear(),
  };
}

/** null if it was cancelled. */
async function toEnd<T>(steps: Generator<unknown, T, undefined>, isCancelled: () => boolean): Promise<T | null> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await nextTurn();
    if (!isCancelled()) continue;
    steps.return(undefined as never);
    return null;
  }
}
