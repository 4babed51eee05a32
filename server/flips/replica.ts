// A second robot like the draft's, made of what is stored and of what the first one took in since it was made.
import type { Model } from "../../shared/engine/model.ts";
import { buildRobot, type Robot } from "../../shared/engine/robot.ts";
import type { Knowledge } from "../../shared/engine/types.ts";
import { textKey } from "../../shared/engine/text.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly, type Database } from "../base/db.ts";
import type { TakenChange } from "../base/services.ts";
import { nextTurn } from "../base/turn.ts";
import { kbById } from "../knowledgeBases/knowledgeBases.ts";
import { draftKnowledge } from "../robots/knowledge.ts";
import { fileModel, storedModel } from "../robots/readModel.ts";
import { liveVersion } from "../versions/environments.ts";
import { modelPath } from "../versions/models.ts";

/**
 * Made as the draft's robot was when it was made: entries that changed since are put back to what they were. It then needs those changes in
 * their order, and each retrains what it did there. `taken`: all that was taken in by the time what is stored was read; null: nobody remembers.
 */
export async function makeReplica(
  { dataDir, kb: id }: { dataDir: string; kb: string },
  taken: () => Promise<readonly TakenChange[] | null>,
  letIn: () => Promise<void>,
): Promise<{ robot: Robot; kb: Kb }> {
  const db = openReadOnly(dataDir, "trainer");
  try {
    const kb = kbById(db, id);
    if (!kb) throw new Error("the knowledge base is gone");
    const knowledge = await draftKnowledge(db, kb);
    const model = await draftModel(db, dataDir, id);
    await nextTurn();
    const before = asItWas(knowledge, (await taken()) ?? []);
    return { robot: await buildRobot(before, { model, pause: letIn }), kb };
  } finally {
    db.close();
  }
}

/** The model last trained on the draft, else the live version's. */
export async function draftModel(db: Database, dataDir: string, kb: string): Promise<Model | null> {
  const live = liveVersion(db, kb);
  return (await fileModel(modelPath(dataDir, kb))) ?? (live ? storedModel(db, live.id) : null);
}

function asItWas(knowledge: Knowledge, taken: readonly TakenChange[]): Knowledge {
  const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
  const notOurs = new Map(knowledge.notOurs.map((text) => [textKey(text), text]));
  for (const { change, before } of taken.toReversed()) {
    if (change.kind === "notOurs") {
      if (change.added) notOurs.delete(textKey(change.text));
      else notOurs.set(textKey(change.text), change.text);
    } else if (before) entries.set(change.id, before);
    else entries.delete(change.id);
  }
  return { ...knowledge, entries: [...entries.values()], notOurs: [...notOurs.values()] };
}
