// A trainer who never errs works through a queue of missed questions, and the robot learns as the draft does.
import type { Robot } from "../../shared/engine/robot.ts";
import { accuracyOf, AT, knowledgeOfTaught, robotOf, type Miss, type World } from "./reviewWorld.ts";
import type { Queue } from "./reviewPolicies.ts";

/** What it had cost when the robot was this good. */
export interface Reached {
  decisions: number;
  lines: number;
  minutes: number;
}

const SECONDS = { decision: 6, line: 1.5, moved: 2 };
/** The robot is trained in full, and asked the tests, after every so many decisions: at first each few, later each time a seventh more was decided; in between it learns by retrained entries, as the draft does. */
const LEAST_STEP = 5;
const STEP = 1.15;
/** Then it is given up. */
const MOST_DECISIONS = 1_500;

/** What was decided and read until the accuracy reached each of these shares of `world.all`; null where the queue ended, or 1,500 decisions were made, before. A missed question stays in the queue until it is decided. */
export function work(world: World, queue: Queue, shares: readonly number[]): (Reached | null)[] {
  const wordings = new Map([...world.start.wordings].map(([entry, texts]) => [entry, [...texts]]));
  const notOurs: string[] = [];
  const left = new Set(world.misses);
  let robot = robotOf({ wordings, notOurs });
  let spent = { decisions: 0, lines: 0, minutes: 0 };
  let before = { ...spent, accuracy: world.from };
  const reached: (Reached | null)[] = shares.map((share) => (world.from >= share * world.all ? { ...spent } : null));
  let next = LEAST_STEP;

  const decide = (shown: readonly Miss[]): void => {
    const meant = commonest(shown);
    const right = shown.filter((miss) => miss.meant === meant);
    spent = {
      decisions: spent.decisions + 1,
      lines: spent.lines + shown.length,
      minutes: spent.minutes + (SECONDS.decision + SECONDS.line * shown.length + SECONDS.moved * (shown.length - right.length)) / 60,
    };
    const texts = right.map(({ text }) => text);
    if (meant === null) {
      notOurs.push(...texts);
      for (const text of texts) robot.addNotOurs(text);
    } else {
      wordings.set(meant, [...(wordings.get(meant) ?? []), ...texts]);
      teach(robot, meant, wordings.get(meant)!);
    }
    for (const miss of right) left.delete(miss);
    queue.remove(right);
  };

  const check = (): void => {
    robot = robotOf({ wordings, notOurs });
    const accuracy = accuracyOf(robot, world.tests);
    for (const [i, share] of shares.entries()) {
      if (reached[i] || accuracy < share * world.all) continue;
      reached[i] = between(before, { ...spent, accuracy }, share * world.all);
    }
    before = { ...spent, accuracy };
    const nearest = new Map<Miss, string>();
    const answered = new Set<Miss>();
    for (const miss of left) {
      const { outcome, candidates } = robot.ask(miss.text, AT);
      if (outcome === "answered") answered.add(miss);
      nearest.set(miss, candidates[0]?.entry ?? "");
    }
    queue.renew(
      (miss) => nearest.get(miss) ?? "",
      (miss) => answered.has(miss),
    );
  };

  while (spent.decisions < MOST_DECISIONS && reached.some((one) => one === null)) {
    const shown = queue.next();
    if (shown.length === 0) break;
    decide(shown);
    if (spent.decisions < next) continue;
    next = Math.max(spent.decisions + LEAST_STEP, Math.round(spent.decisions * STEP));
    check();
  }
  if (reached.some((one) => one === null)) check();
  return reached;
}

function teach(robot: Robot, entry: string, texts: readonly string[]): void {
  robot.replace(knowledgeOfTaught({ wordings: new Map([[entry, texts]]), notOurs: [] }).entries[0]!);
}

/** What most of the lines are meant for; of equally many that of the first. */
function commonest(shown: readonly Miss[]): string | null {
  const counts = new Map<string | null, number>();
  for (const { meant } of shown) counts.set(meant, (counts.get(meant) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** On the straight line between two checks. */
function between(a: Reached & { accuracy: number }, b: Reached & { accuracy: number }, wanted: number): Reached {
  const part = (wanted - a.accuracy) / (b.accuracy - a.accuracy);
  const at = (from: number, to: number): number => from + part * (to - from);
  return { decisions: at(a.decisions, b.decisions), lines: at(a.lines, b.lines), minutes: at(a.minutes, b.minutes) };
}
