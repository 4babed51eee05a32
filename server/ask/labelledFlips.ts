// What a fix would flip of labelled questions: asked again as the draft is, and as it would be.
import { nextTurn } from "../base/turn.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Fix } from "../../shared/engine/studies.ts";
import type { AskContext } from "../../shared/engine/types.ts";

/** ms of asking at a time. A question takes .1 ms, among 50,000 entries 4. */
const SLICE = 15;

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
