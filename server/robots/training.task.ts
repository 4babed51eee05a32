// Worker tasks of training: from knowledge in the database to a model's bytes.
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { modelBytes } from "../../shared/engine/model.ts";
import { refit, type Label, trainModel } from "../../shared/engine/training.ts";
import type { Knowledge } from "../../shared/engine/types.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { frozenLabels, labelsNow } from "../labels/labels.ts";
import type { Frozen } from "../versions/environments.ts";
import type { WorkerCall } from "../workers/pool.ts";
import { draftKnowledge, frozenKnowledge } from "./knowledge.ts";

/** Trains the draft as it is now, or (with `frozen`) what a version will hold or holds; fitted to the labels of spot checks where there are enough. The model's bytes lie at `path` then, whole or not at all. Progress: done of 1,000. */
export async function train({
  input,
  progress,
}: WorkerCall<{ dataDir: string; kb: Kb; frozen: Frozen | null; path: string }>): Promise<void> {
  const db = openReadOnly(input.dataDir, "trainer");
  try {
    const knowledge = await (input.frozen ? frozenKnowledge(db, input.kb, input.frozen) : draftKnowledge(db, input.kb));
    const labels = input.frozen ? frozenLabels(db, input.frozen.id) : await labelsNow(db, input.kb.id);
    await keep(
      input.path,
      trained(knowledge, labels, (share) => progress.postMessage(Math.round(share * 1000))),
    );
  } finally {
    db.close();
  }
}

async function keep(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

function trained(knowledge: Knowledge, labels: readonly Label[], report: (share: number) => void): Uint8Array {
  const training = trainModel(knowledge);
  let reported = 0;
  for (;;) {
    const step = training.next();
    if (step.done) return modelBytes(refit(step.value, knowledge, labels));
    const share = step.value.total === 0 ? 0 : step.value.done / step.value.total;
    if (share - reported < 0.01) continue;
    reported = share;
    report(share);
  }
}
