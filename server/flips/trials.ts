// What the draft would do with another vocabulary: a robot that reads by it is made, trained where that changes how wordings are read, and asked.
import type { Model } from "../../shared/engine/model.ts";
import { buildRobot, type Robot } from "../../shared/engine/robot.ts";
import type { Foreseen, Traffic } from "../../shared/engine/studies.ts";
import { refit, trainModel } from "../../shared/engine/training.ts";
import type { Knowledge } from "../../shared/engine/types.ts";
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly, type Database } from "../base/db.ts";
import type { ForesightOrder, ForesightMaking } from "../base/foreseen.ts";
import { nextTurn } from "../base/turn.ts";
import { labelsNow } from "../labels/labels.ts";
import { draftKnowledge } from "../robots/knowledge.ts";
import { draftModel } from "./replica.ts";

/** What it is tried on. */
export interface Tried {
  dataDir: string;
  kb: Kb;
  draft: Pick<Robot, "trained" | "provisional">;
  traffic: Traffic;
  /** Names how the draft and the questions stand. */
  state: string;
}

/** One at a time: who asks with another vocabulary meanwhile waits, unless nobody asks for the first any more. */
export interface Trials {
  /** What was found; how far it is, and then it is wanted. */
  found: (order: Pick<ForesightOrder, "editor" | "isPatient">, vocabulary: Vocabulary, state: string) => Foreseen | ForesightMaking;
  /** Whether one is wanted that is not under way. */
  isDue: () => boolean;
  /** Runs it. `letIn`: awaited between two slices; false ends the trial, and it begins anew when it is asked for again. */
  run: (tried: Tried, letIn: () => Promise<boolean>) => Promise<void>;
}

interface Wanted {
  name: string;
  editor: string;
  vocabulary: Vocabulary;
  /** ms, when it was last asked for; Infinity: somebody waits. */
  at: number;
}

/** Who has not asked for so many ms has gone away. */
const PATIENCE = 5_000;
const KEPT = 2;

/** None is wanted yet. */
export function createTrials(): Trials {
  let wanted: Wanted | null = null;
  let isRunning = false;
  let making: ForesightMaking = nothingDone;
  const known = new Map<string, Foreseen>();

  return {
    found: ({ editor, isPatient }, vocabulary, state) => {
      const name = state + JSON.stringify(vocabulary);
      const found = known.get(name);
      if (found) return found;
      const now = performance.now();
      const isOthers = wanted !== null && wanted.editor !== editor && now - wanted.at < PATIENCE;
      if (isOthers) return nothingDone;
      if (wanted?.name !== name) making = nothingDone;
      wanted = { name, editor, vocabulary, at: isPatient ? Number.POSITIVE_INFINITY : now };
      return making;
    },
    isDue: () => wanted !== null && !isRunning,
    run: async (tried, letIn) => {
      const mine = wanted;
      if (!mine) return;
      isRunning = true;
      const isWanted = async (now: ForesightMaking): Promise<boolean> => {
        making = now;
        const goesOn = await letIn();
        return goesOn && wanted?.name === mine.name && performance.now() - wanted.at < PATIENCE;
      };
      try {
        const found = await tryVocabulary(tried, mine.vocabulary, isWanted);
        if (found) known.set(mine.name, found);
        if (known.size > KEPT) known.delete(known.keys().next().value!);
      } finally {
        isRunning = false;
        // One that was asked for meanwhile is next.
        if (wanted?.name === mine.name) wanted = null;
      }
    },
  };
}

const nothingDone: ForesightMaking = { state: "making", isTraining: false, done: 0, total: 0 };

/** null: nobody wants it any more. */
async function tryVocabulary(
  { dataDir, kb, draft, traffic }: Tried,
  vocabulary: Vocabulary,
  isWanted: (now: ForesightMaking) => Promise<boolean>,
): Promise<Foreseen | null> {
  const db = openReadOnly(dataDir, "trainer");
  try {
    const knowledge: Knowledge = { ...(await draftKnowledge(db, kb)), vocabulary };
    let isLeft = false;
    const pause = async (): Promise<void> => {
      if (!isLeft) isLeft = !(await isWanted(nothingDone));
    };
    const build = (model: Model | null): Promise<Robot> => buildRobot(knowledge, { model, pause });
    let robot = await build(await draftModel(db, dataDir, kb.id));
    // A draft that is not trained itself is not either once the words are saved.
    if (!isLeft && isWhole(draft) && !isWhole(robot)) {
      const model = await train(db, kb, knowledge, isWanted);
      if (!model) return null;
      robot = await build(model);
    }
    if (isLeft) return null;
    const steps = traffic.foreseeRobot(robot);
    const total = traffic.size + knowledge.entries.length;
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (!(await isWanted({ state: "making", isTraining: false, done: step.value, total }))) return null;
    }
  } finally {
    db.close();
  }
}

const isWhole = ({ trained, provisional }: Pick<Robot, "trained" | "provisional">): boolean => trained && !provisional;

async function train(
  db: Database,
  kb: Kb,
  knowledge: Knowledge,
  isWanted: (now: ForesightMaking) => Promise<boolean>,
): Promise<Model | null> {
  const training = trainModel(knowledge);
  for (;;) {
    const step = training.next();
    if (step.done) return refit(step.value, knowledge, await labelsNow(db, kb.id));
    await nextTurn();
    if (!(await isWanted({ state: "making", isTraining: true, ...step.value }))) return null;
  }
}
