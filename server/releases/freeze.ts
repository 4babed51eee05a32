// Freezing: what a version will hold is read from one snapshot and staged, so that edits made meanwhile stay out.
import { Failure } from "../../shared/errors.ts";
import type { Kb } from "../base/context.ts";
import { openReadOnly, type Database } from "../base/db.ts";
import { described } from "../base/faults.ts";
import { idleTurn } from "../base/turn.ts";
import type { RunningJob } from "../jobs/jobs.ts";
import { readLabels, unfreezeLabels } from "../labels/labels.ts";
import { listNotOurs } from "../notOurs/notOurs.ts";
import { currentPart } from "../parts/parts.ts";
import { liveVersion, versionOf, type Frozen, type StoredVersion } from "../versions/environments.ts";
import { unstageModelParts } from "../versions/models.ts";
import { countChanges } from "./changes.store.ts";
import { arePartsChanged, isChanged } from "./changes.ts";
import { beginSnapshot, dropStaged, listCurrent, nextNumber, stageEntries } from "./releases.store.ts";

// 2,000 rows are read and staged in about 10 ms.
const slice = 2_000;

export type FrozenVersion = Frozen & Pick<StoredVersion, "number" | "parent" | "counts" | "at">;

/** Refuses what cannot be published: an empty draft, or one that is exactly as live. */
export function refuseUnpublishable(db: Database, kb: Kb): void {
  refuseEmpty(db, kb);
  const live = liveVersion(db, kb.id);
  if (!isChanged(db, kb, live && versionOf(db, kb.id, live.number))) throw unchanged();
}

const unchanged = (): Failure => new Failure("nothing_to_do", "nothing has changed since the live version");

function refuseEmpty(db: Database, kb: Kb): void {
  if (listCurrent(db, kb.id, "", 1).length === 0)
    throw new Failure("nothing_to_do", "the draft has no entries yet; there is nothing a robot could answer with", { field: "kb" });
}

/**
 * Stages the draft as it is at the moment of the call under the id of a version to come. The snapshot is taken at once; revisions are
 * immutable, so the staged numbers alone fix the content. Whoever calls removes the rows again if no version comes of it.
 */
export async function freeze(job: RunningJob, id: string, at: string): Promise<FrozenVersion> {
  const snapshot = openReadOnly(job.app.config.dataDir, "trainer");
  try {
    beginSnapshot(snapshot);
    await job.next(0, 0, "freeze");
    refuseEmpty(snapshot, job.kb);
    const live = liveVersion(snapshot, job.kb.id);
    const changes = countChanges(snapshot, job.kb.id, live?.id ?? "");
    if (
      changes.new + changes.changed + changes.deleted === 0 &&
      !arePartsChanged(snapshot, job.kb, live && versionOf(snapshot, job.kb.id, live.number))
    )
      throw unchanged();
    let entries = 0;
    for (let after = ""; ;) {
      const rows = listCurrent(snapshot, job.kb.id, after, slice);
      await job.stage((c) => stageEntries(c.db, id, rows));
      entries += rows.length;
      await job.next(0, 0, "freeze");
      if (rows.length < slice) break;
      after = rows.at(-1)!.id;
    }
    // After the entries: what was left by a crash is found by them.
    const keepLabels = await readLabels(snapshot, job.kb.id);
    await job.slice((c) => keepLabels(c.db, id));
    const revision = (part: "category" | "vocabulary" | "robot_settings"): number => currentPart(snapshot, part, job.kb.id).revision;
    return {
      id,
      number: nextNumber(snapshot, job.kb.id),
      parent: live?.number ?? null,
      counts: { entries, ...changes },
      at,
      notOurs: listNotOurs(snapshot, job.kb.id),
      categoryRevision: revision("category"),
      vocabularyRevision: revision("vocabulary"),
      settingsRevision: revision("robot_settings"),
    };
  } finally {
    snapshot.close();
  }
}

/** Takes back what was staged. What cannot be taken back now (a full disk, a lock) counts for nothing, and is swept at the next start. */
export async function unfreeze(job: RunningJob, id: string): Promise<void> {
  try {
    await job.slice((c) => unfreezeLabels(c.db, id));
    while ((await job.stage((c) => unstageModelParts(c.db, id, 16))) > 0) await idleTurn();
    while ((await job.slice((c) => dropStaged(c.db, id, slice))) === slice) await idleTurn();
  } catch (error) {
    job.app.storage.note(error);
    job.app.log.error({ err: described(error), version: id }, "what was staged for a version that did not come could not be removed yet");
  }
}
