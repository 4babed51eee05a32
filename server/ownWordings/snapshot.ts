// The draft at one moment: its knowledge, and which revision of each entry and of the vocabulary that is.
import type { Knowledge } from "../../shared/engine/types.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly } from "../base/db.ts";
import { entryStates } from "../entries/entryLookup.ts";
import { draftKnowledge } from "../robots/knowledge.ts";
import { currentPart } from "../parts/parts.ts";
import { readOneMoment } from "./ownWordings.store.ts";

const slice = 1_000;

/** For workers: reads on a connection of its own. Edits made meanwhile stay out. */
export async function readSnapshot(
  dataDir: string,
  kb: Kb,
): Promise<{ knowledge: Knowledge; entries: { id: string; revision: number }[]; vocabulary: number }> {
  const db = openReadOnly(dataDir, "trainer");
  try {
    readOneMoment(db);
    const knowledge = await draftKnowledge(db, kb);
    const entries: { id: string; revision: number }[] = [];
    for (let from = 0; from < knowledge.entries.length; from += slice) {
      const ids = knowledge.entries.slice(from, from + slice).map(({ id }) => id);
      for (const { id, revision } of entryStates(db, kb.id, ids, "")) entries.push({ id, revision });
    }
    return { knowledge, entries, vocabulary: currentPart(db, "vocabulary", kb.id).revision };
  } finally {
    db.close();
  }
}
