// Worker tasks on one snapshot of the draft: every taught question left out in turn; what one entry's wordings are worth.
import { checkOwnWordings, type OwnWording } from "../../shared/engine/training.ts";
import { createRobot } from "../../shared/engine/robot.ts";
import type { Valued } from "../../shared/engine/studies.ts";
import type { Calibration } from "../../shared/engine/types.ts";
import type { Model } from "../../shared/engine/model.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { fileModel, storedModel } from "../robots/readModel.ts";
import { modelPath } from "../versions/models.ts";
import type { WorkerCall } from "../workers/pool.ts";
import { readSnapshot } from "./snapshot.ts";

export interface Checked {
  entries: { id: string; revision: number }[];
  vocabulary: number;
  losses: { entry: string; key: string; winner: string | null; confidence: number }[];
  /** Of each two entries that are near, whichever has it: the wording of the one that lies nearest to one of the other, both, and the cosine in hundredths. */
  near: { entry: string; other: string; key: string; otherKey: string; cosine: number }[];
  wordings: number;
  /** Entries of one wording: not judged. */
  alone: number;
}

/** Progress: done of 1,000. */
export async function check({ input, progress }: WorkerCall<{ dataDir: string; kb: Kb; calibration: Calibration }>): Promise<Checked> {
  const { knowledge, ...revisions } = await readSnapshot(input.dataDir, input.kb);
  const checking = checkOwnWordings(knowledge, input);
  let told = 0;
  for (;;) {
    const step = checking.next();
    if (step.done) {
      const found = new Map<string, OwnWording[]>();
      for (const one of step.value) found.set(one.entry, [...(found.get(one.entry) ?? []), one]);
      const judged = [...found.values()].filter((wordings) => wordings.length > 1);
      return {
        ...revisions,
        near: nearPairs(step.value),
        wordings: judged.reduce((sum, { length }) => sum + length, 0),
        alone: found.size - judged.length,
        losses: judged.flatMap((wordings) =>
          wordings
            .filter(({ isWeak }) => isWeak)
            .map(({ entry, text, winner, confidence }) => ({ entry, key: wordingKey(text), winner, confidence: Math.round(confidence) })),
        ),
      };
    }
    const share = Math.floor((step.value.done / Math.max(1, step.value.total)) * 1000);
    if (share - told < 5) continue;
    told = share;
    progress.postMessage(share);
  }
}

/** Below this, in hundredths, two wordings share words and no more: of the sample's 148 entries, which have no duplicates, 10 pairs lie above it. */
const NEAR = 70;

function nearPairs(wordings: readonly OwnWording[]): Checked["near"] {
  const pairs = new Map<string, Checked["near"][number]>();
  for (const { entry, text, nearest } of wordings) {
    const cosine = Math.round((nearest?.cosine ?? 0) * 100);
    if (!nearest || cosine < NEAR) continue;
    const pair = [entry, nearest.entry].toSorted().join(" ");
    if (cosine > (pairs.get(pair)?.cosine ?? 0))
      pairs.set(pair, { entry, other: nearest.entry, key: wordingKey(text), otherKey: wordingKey(nearest.text), cosine });
  }
  return [...pairs.values()];
}

/** A question customers asked, and the entry it is meant for. */
export interface AskedQuestion {
  question: string;
  entry: string | null;
  times: number;
  /** In a spot check. */
  isLabelled: boolean;
}

/** Questions asked again for each wording: with a retraining 30–100 ms a wording among 15,000. */
const MOST_ASKED = 100;

/** Progress: wordings judged. The robot is the draft's: the model last trained on it, else the live version's. null if the entry is gone. */
export async function values({
  input,
  progress,
}: WorkerCall<{ dataDir: string; kb: Kb; live: string | null; entry: string; questions: readonly AskedQuestion[] }>): Promise<
  (Valued<AskedQuestion> & { revision: number; provisional: boolean }) | null
> {
  const { dataDir, kb, live, entry, questions } = input;
  const { knowledge, entries } = await readSnapshot(dataDir, kb);
  const revision = entries.find(({ id }) => id === entry)?.revision;
  if (revision === undefined) return null;
  const robot = createRobot(knowledge, (await fileModel(modelPath(dataDir, kb.id))) ?? readStored(dataDir, live));
  const steps = robot.wordingValues(entry, { questions, most: MOST_ASKED });
  for (;;) {
    const step = steps.next();
    if (step.done) return { ...step.value, revision, provisional: robot.provisional || !robot.trained };
    progress.postMessage(step.value);
  }
}

function readStored(dataDir: string, live: string | null): Model | null {
  if (live === null) return null;
  const db = openReadOnly(dataDir, "trainer");
  try {
    return storedModel(db, live);
  } finally {
    db.close();
  }
}
