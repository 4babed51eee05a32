// What a fix would flip: logged and labelled questions asked again as the draft is, and as it would be.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Fix } from "../../shared/engine/studies.ts";
import type { AskContext } from "../../shared/engine/types.ts";
import type { CommonQuestion } from "../logs/commonQuestions.ts";

export interface Flips {
  gained: Counted;
  lost: Counted;
  moved: Counted;
  /** Lost ones, most asked first. */
  examples: { text: string }[];
}
/** Distinct questions, and how often they were asked: never mixed. */
interface Counted {
  questions: number;
  times: number;
}

/** A question with the entry that serves it now. */
export interface StandingQuestion extends CommonQuestion {
  entry: string | null;
}

/** ms of asking at a time. A question takes .1 ms, among 50,000 entries 4. */
const SLICE = 15;
const EXAMPLES = 3;

/** Awaited again and again, lets others in whenever a slice is over. */
function pausing(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < SLICE) return;
    await nextTurn();
    begun = performance.now();
  };
}

/** What serves each of the questions with the fix made; it is made anew for each slice, as others use the robot between two. */
async function servedWith(robot: Robot, fix: Fix, texts: readonly string[], context: AskContext): Promise<(string | null)[]> {
  const after: (string | null)[] = [];
  while (after.length < texts.length) {
    const begun = performance.now();
    robot.withFix(fix, () => {
      // Retraining two entries takes 10 ms, in a large knowledge base more: then as long is asked, or making it over and over would be most of the work.
      const made = performance.now();
      const until = made + Math.max(SLICE, made - begun);
      do after.push(robot.served(texts[after.length] ?? "", context));
      while (after.length < texts.length && performance.now() < until);
    });
    await nextTurn();
  }
  return after;
}

/** The most asked questions that one of the entries is a rival for, with what serves them now. Those the log does not tell of are judged by the robot itself. */
export async function standings(
  robot: Robot,
  questions: readonly CommonQuestion[],
  entries: readonly string[],
  context: AskContext,
  limit: number,
): Promise<StandingQuestion[]> {
  const found: StandingQuestion[] = [];
  const sorted = [...questions].sort((a, b) => b.times - a.times);
  const pause = pausing();
  for (const question of sorted) {
    if (found.length >= limit) break;
    await pause();
    const near = question.seen || robot.similar(question.text, 5).some(({ entry }) => entries.includes(entry));
    if (near) found.push({ ...question, entry: robot.served(question.text, context) });
  }
  return found;
}

/** What a fix would change of these. */
export async function flipsOf(robot: Robot, fix: Fix, questions: readonly StandingQuestion[], context: AskContext): Promise<Flips> {
  const flips: Flips = {
    gained: { questions: 0, times: 0 },
    lost: { questions: 0, times: 0 },
    moved: { questions: 0, times: 0 },
    examples: [],
  };
  const texts = questions.map(({ text }) => text);
  const after = await servedWith(robot, fix, texts, context);
  for (const [i, { text, times, entry }] of questions.entries()) {
    const now = after[i] ?? null;
    if (now === entry) continue;
    const kind = entry === null ? "gained" : now === null ? "lost" : "moved";
    flips[kind].questions += 1;
    flips[kind].times += times;
    if (kind === "lost" && flips.examples.length < EXAMPLES) flips.examples.push({ text });
  }
  return flips;
}

/** A question with the entry it is meant for (null: none), and the one that serves it now. */
export interface LabelledStanding {
  text: string;
  meant: string | null;
  entry: string | null;
}

/** Labels looked through for those that concern two entries. */
const LOOKED = 2_000;

/** The first labelled questions that one of the entries is meant for, or is a rival for. */
export async function labelledStandings(
  robot: Robot,
  labels: readonly { question: string; entry: string | null }[],
  entries: readonly string[],
  context: AskContext,
  limit: number,
): Promise<LabelledStanding[]> {
  const found: LabelledStanding[] = [];
  const pause = pausing();
  for (const { question: text, entry: meant } of labels.slice(0, LOOKED)) {
    if (found.length >= limit) break;
    await pause();
    const isNear = (meant !== null && entries.includes(meant)) || robot.similar(text, 5).some(({ entry }) => entries.includes(entry));
    if (isNear) found.push({ text, meant, entry: robot.served(text, context) });
  }
  return found;
}

/** How many labelled questions a fix would put right, and how many wrong. */
export async function labelledFlips(
  robot: Robot,
  fix: Fix,
  labelled: readonly LabelledStanding[],
  context: AskContext,
): Promise<{ righted: number; wronged: number }> {
  let righted = 0;
  let wronged = 0;
  const texts = labelled.map(({ text }) => text);
  const after = await servedWith(robot, fix, texts, context);
  labelled.forEach(({ meant, entry }, i) => {
    if (entry !== meant && after[i] === meant) righted += 1;
    if (entry === meant && after[i] !== meant) wronged += 1;
  });
  return { righted, wronged };
}
