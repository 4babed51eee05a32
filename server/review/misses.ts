// Missed questions as review counts them: what the log calls a miss, and what a spot check calls a wrong answer, as one.
import type { App, Kb } from "../base/context.ts";
import type { GroupedMiss } from "../clusters/clusters.ts";
import { askedQuestions, type LoggedQuestion, type MissedQuestion } from "../logs/missedQuestions.ts";
import { wrongAnswer, type WrongAnswer } from "../labels/wrongAnswers.ts";
import type { Standing } from "./decisions.store.ts";
import { missState, wrongState, type MissState, type Says } from "./standing.ts";

/** A missed question, with what a spot check found wrong about it. `missed` counts both, each turn once. */
export interface Miss extends MissedQuestion {
  wrong: WrongAnswer | null;
  /** As the log alone has it; null where the log calls nothing a miss. */
  logged: MissedQuestion | null;
}

/** A question of a cluster, and how it stands. */
export interface ClusterQuestion {
  miss: Miss;
  place: GroupedMiss;
  state: MissState;
  /** Why it is still there. */
  reason: string;
  /** The draft answers it now. */
  isAnswered: boolean;
  /** The entry that teaches it word for word. */
  teacher: string | null;
  /** Something was decided of it that stands; put off until then. */
  isDecided: boolean;
  until: string | null;
  /** Misses of the last days that gain is counted in. */
  recent: number;
}

/** Those of some questions that are missed, by id. */
export function missesOf(app: Pick<App, "db" | "logs">, kb: Pick<Kb, "id">, ids: readonly string[]): Map<string, Miss> {
  const asked = new Map(askedQuestions(app.logs, kb.id, ids).map((one) => [one.id, one]));
  const misses = new Map<string, Miss>();
  for (const id of ids) {
    const logged = asked.get(id) ?? null;
    const wrong = wrongAnswer(app.db, kb.id, id);
    if (wrong) misses.set(id, together(wrong, logged));
    else if (logged !== null && logged.lastMissedAt !== null && logged.missed > 0) {
      const one = { ...logged, reason: logged.reason ?? "", lastMissedAt: logged.lastMissedAt };
      misses.set(id, { ...one, wrong: null, logged: one });
    }
  }
  return misses;
}

/** One missed question, or null. */
export const findMiss = (app: Pick<App, "db" | "logs">, kb: Pick<Kb, "id">, id: string): Miss | null =>
  missesOf(app, kb, [id]).get(id) ?? null;

/** `asked` is null when the log was cleared since: what was drawn is still known. */
function together(wrong: WrongAnswer, asked: LoggedQuestion | null): Miss {
  const { question: id, textKey, text, turns } = wrong;
  const [latest] = turns;
  const more = turns.filter(({ counted }) => !counted || asked === null).length;
  const logged =
    asked === null || asked.lastMissedAt === null ? null : { ...asked, reason: asked.reason ?? "", lastMissedAt: asked.lastMissedAt };
  const isLater = logged !== null && logged.lastMissedAt > latest!.at;
  return {
    id,
    textKey,
    text,
    asked: asked?.asked ?? turns.length,
    missed: (logged?.missed ?? 0) + more,
    reason: isLater ? logged.reason : "wrong_answer",
    channel: isLater ? logged.channel : latest!.channel,
    firstAt: asked?.firstAt ?? turns.at(-1)!.at,
    lastMissedAt: isLater ? logged.lastMissedAt : latest!.at,
    wrong,
    logged,
  };
}

/** open while either is: what the log calls a miss, or what was labelled wrong. With the reason why it is still there: where only one of the two is open, that one's. */
export function stateOf(miss: Miss, standing: Standing, says: Says, now: string): { state: MissState; reason: string } {
  const logged = miss.logged && missState({ ...miss.logged, missed: miss.missed }, standing, says, now);
  const wrong = miss.wrong && wrongState(miss.wrong, miss.missed, standing, says, now);
  const states = [logged, wrong];
  const state = states.includes("open") ? "open" : states.includes("later") ? "later" : "closed";
  if (!miss.wrong || !miss.logged || (logged === "open") === (wrong === "open")) return { state, reason: miss.reason };
  return { state, reason: wrong === "open" ? "wrong_answer" : miss.logged.reason };
}
