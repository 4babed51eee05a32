// Worker task: every taught question of the draft left out in turn, on one snapshot of it.
import { checkOwnWordings, type OwnWording } from "../../shared/engine/ownWordings.ts";
import type { Calibration } from "../../shared/engine/confidence.ts";
import type { Kb } from "../context.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { readSnapshot } from "../ownWordings/snapshot.ts";
import type { WorkerCall } from "./pool.ts";

export interface Checked {
  entries: { id: string; revision: number }[];
  losses: { entry: string; key: string; winner: string | null; confidence: number }[];
  wordings: number;
  /** Entries of one wording: not judged. */
  alone: number;
}

/** Progress: done of 1,000. */
export async function check({ input, progress }: WorkerCall<{ dataDir: string; kb: Kb; calibration: Calibration }>): Promise<Checked> {
  const { knowledge, entries } = await readSnapshot(input.dataDir, input.kb);
  const checking = checkOwnWordings(knowledge, input);
  let told = 0;
  for (;;) {
    const step = checking.next();
    if (step.done) {
      const found = new Map<string, OwnWording[]>();
      for (const one of step.value) found.set(one.entry, [...(found.get(one.entry) ?? []), one]);
      const judged = [...found.values()].filter((wordings) => wordings.length > 1);
      return {
        entries,
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
