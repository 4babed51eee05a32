// What becomes of real questions when entries begin or end to be in force: the same engine, asked as of just before and as of then.
import type { ForceMoment, ForceMomentSeen, TrafficQuestion } from "../studies.ts";
import type { Library } from "../store/library.ts";
import { stateFor } from "../validity.ts";
import type { QuestionStanding, Stand } from "./standing.ts";

interface Standing {
  question: TrafficQuestion;
  standing: Pick<QuestionStanding, "exact" | "rivals">;
}

/** Each asks twice, .1 to .3 ms each. */
const ASKED_A_SLICE = 10;
const MOST_FIRST = 5;
const MOST_NEAREST = 5;

/** Only questions for which an entry counts can be decided by whether it may speak: those it is taught word for word, and those it is a rival for. */
export function* foreseeForce(
  held: readonly Standing[],
  moments: readonly ForceMoment[],
  { library, stand, timeZone }: { library: Library; stand: Stand; timeZone: string },
): Generator<void, ForceMomentSeen[], undefined> {
  const wanted = new Set(moments.map(({ entry }) => entry));
  const concerned = new Map<string, TrafficQuestion[]>();
  for (const { question, standing } of held)
    for (const entry of new Set([standing.exact ?? "", ...standing.rivals]))
      if (wanted.has(entry)) concerned.set(entry, [...(concerned.get(entry) ?? []), question]);
  yield;
  const seen: ForceMomentSeen[] = [];
  let asked = 0;
  for (const moment of moments) {
    const tally = createTally(moment);
    for (const question of concerned.get(moment.entry) ?? []) {
      const { channel } = question;
      const before = stand(question.text, { at: new Date(Date.parse(moment.at) - 1).toISOString(), channel }).served;
      const { served: after, ranking } = stand(question.text, { at: moment.at, channel });
      const next = (): string | null =>
        ranking.ranked.find(({ candidate: { entry } }) => {
          const other = entry === moment.entry ? null : library.get(entry);
          return other !== null && stateFor(other, { at: moment.at, channel }, timeZone) === "usable";
        })?.candidate.entry ?? null;
      if (before !== after && (before === moment.entry || after === moment.entry)) tally.add(question, before, after, next);
      if (++asked % ASKED_A_SLICE === 0) yield;
    }
    seen.push(tally.told());
    if (concerned.get(moment.entry) === undefined && seen.length % 500 === 0) yield;
  }
  return seen;
}

function createTally(moment: ForceMoment) {
  const sums = () => ({ questions: 0, times: 0 });
  const [lost, gained, moved] = [sums(), sums(), sums()];
  const nearest = new Map<string | null, ReturnType<typeof sums>>();
  const first: TrafficQuestion[] = [];
  const count = (into: ReturnType<typeof sums>, times: number): void => {
    into.questions += 1;
    into.times += times;
  };
  return {
    add: (question: TrafficQuestion, before: string | null, after: string | null, next: () => string | null): void => {
      count(after === null ? lost : before === null ? gained : moved, question.times);
      if (before !== null && after !== null) return;
      first.push(question);
      if (after !== null) return;
      const entry = next();
      const known = nearest.get(entry) ?? sums();
      nearest.set(entry, known);
      count(known, question.times);
    },
    told: (): ForceMomentSeen => ({
      ...moment,
      lost,
      gained,
      moved,
      nearest: [...nearest]
        .map(([entry, of]) => ({ entry, ...of }))
        .sort((a, b) => b.times - a.times || b.questions - a.questions || ((a.entry ?? "") < (b.entry ?? "") ? -1 : 1))
        .slice(0, MOST_NEAREST),
      first: first
        .toSorted((a, b) => b.times - a.times || (a.text < b.text ? -1 : 1))
        .slice(0, MOST_FIRST)
        .map(({ text, times }) => ({ text, times })),
    }),
  };
}
