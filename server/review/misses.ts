// Missed questions as review counts them: what the log calls a miss, and what a spot check calls a wrong answer, as one.
import type { App, Kb } from "../base/context.ts";
import { askedQuestions, missedQuestion, type LoggedQuestion, type MissedQuestion } from "../logs/missedQuestions.ts";
import { wrongAnswer, wrongAnswers, type WrongAnswer } from "../labels/wrongAnswers.ts";
import type { Standing } from "./decisions.store.ts";
import { missState, wrongState, type MissState } from "./standing.ts";

/** A missed question, with what a spot check found wrong about it. `missed` counts both, each turn once. */
export interface Miss extends MissedQuestion {
  wrong: WrongAnswer | null;
  /** As the log alone has it; null where the log calls nothing a miss. */
  logged: MissedQuestion | null;
}

export const asMiss = (logged: MissedQuestion): Miss => ({ ...logged, wrong: null, logged });

/** All questions with a wrong answer, in slices of a few milliseconds. */
export function* wrongMisses(app: Pick<App, "db" | "logs">, kb: Pick<Kb, "id">): Generator<Miss[], void, undefined> {
  for (const wrong of wrongAnswers(app.db, kb.id)) {
    const ids = wrong.map((one) => one.question);
    const asked = new Map(askedQuestions(app.logs, kb.id, ids).map((one) => [one.id, one]));
    yield wrong.map((one) => together(one, asked.get(one.question) ?? null));
  }
}

/** One missed question, or null. */
export function findMiss(app: Pick<App, "db" | "logs">, kb: Pick<Kb, "id">, id: string): Miss | null {
  const wrong = wrongAnswer(app.db, kb.id, id);
  if (wrong) return together(wrong, askedQuestions(app.logs, kb.id, [id])[0] ?? null);
  const logged = missedQuestion(app.logs, kb.id, id);
  return logged && asMiss(logged);
}

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

/** open while either is: what the log calls a miss, or what was labelled wrong. */
export function stateOf(miss: Miss, standing: Standing, now: string): MissState {
  const states = [
    ...(miss.logged ? [missState({ ...miss.logged, missed: miss.missed }, standing, now)] : []),
    ...(miss.wrong ? [wrongState(miss.wrong, miss.missed, standing, now)] : []),
  ];
  return states.includes("open") ? "open" : states.includes("later") ? "later" : "closed";
}

/** Why it is still there: where only one of the two is open, that one's reason. */
export function reasonOf(miss: Miss, standing: Standing, now: string): string {
  if (!miss.wrong || !miss.logged) return miss.reason;
  const isLoggedOpen = missState({ ...miss.logged, missed: miss.missed }, standing, now) === "open";
  const isWrongOpen = wrongState(miss.wrong, miss.missed, standing, now) === "open";
  if (isLoggedOpen === isWrongOpen) return miss.reason;
  return isWrongOpen ? "wrong_answer" : miss.logged.reason;
}
