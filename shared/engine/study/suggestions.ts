// Which questions that nobody answers would teach an entry most: each is tried as one of its wordings, and those come first that add what the ones before do not.
import type { Flip, SuggestedWording, Traffic, TrafficQuestion } from "../studies.ts";
import type { EngineEntry } from "../types.ts";

const TRIED_ID = "~suggested";

interface Tried {
  question: TrafficQuestion;
  /** Times of the questions it gains for the entry from nobody, its own among them, by their texts. */
  gained: Map<string, number>;
  cost: { questions: number; times: number };
}

/**
 * Greedy: the next is the one that gains most times asked beyond what those before it gain, less what others lose by it. Not the surest: what
 * lies nearest is understood without being taught. Yields how many were tried; some tens of milliseconds each among 15,000 wordings.
 */
export function* suggestWordings(
  entry: EngineEntry,
  near: readonly TrafficQuestion[],
  most: number,
  foresee: Traffic["foresee"],
): Generator<number, SuggestedWording[], undefined> {
  const tried: Tried[] = [];
  for (const question of near) {
    const taught: EngineEntry = { ...entry, similar: [...entry.similar, { id: TRIED_ID, text: question.text, kind: "positive" }] };
    const steps = foresee([{ id: entry.id, entry: taught }]);
    let step = steps.next();
    try {
      for (; !step.done; step = steps.next()) yield tried.length;
    } finally {
      // Ended in between, nothing of the trial is left.
      if (!step.done) steps.return(undefined as never);
    }
    tried.push({ question, ...whatItAdds(step.value.flips, entry.id) });
  }
  const suggested: SuggestedWording[] = [];
  const reached = new Set<string>();
  while (suggested.length < most) {
    let best: { one: Tried; fresh: [string, number][]; value: number } | null = null;
    for (const one of tried) {
      const fresh = [...one.gained].filter(([text]) => !reached.has(text));
      const value = sumOf(fresh) - one.cost.times;
      if (value > 0 && (best === null || value > best.value)) best = { one, fresh, value };
    }
    if (best === null) break;
    const { one, fresh } = best;
    for (const [text] of fresh) reached.add(text);
    suggested.push({ question: one.question, gained: { questions: fresh.length, times: sumOf(fresh) }, cost: one.cost });
    tried.splice(tried.indexOf(one), 1);
  }
  return suggested;
}

const sumOf = (gained: readonly [string, number][]): number => gained.reduce((sum, [, times]) => sum + times, 0);

function whatItAdds(flips: readonly Flip[], entry: string): Omit<Tried, "question"> {
  const gained = new Map<string, number>();
  const cost = { questions: 0, times: 0 };
  for (const { question, from, to } of flips) {
    if (from === null && to === entry) gained.set(question.text, question.times);
    else if (from !== null) {
      cost.questions += 1;
      cost.times += question.times;
    }
  }
  return { gained, cost };
}
