// Releases: publish, the versions there are, roll back, download a pack.
import type { releases as contract } from "../../shared/contract/releases.ts";
import { Failure } from "../../shared/errors.ts";
import type { App, Handlers, SentFile } from "../base/context.ts";
import { coverageByVersion } from "../figures/figures.ts";
import { shownFit, unfreezeLabels } from "../labels/labels.ts";
import { openPack, sweepPacks } from "../packs/packs.ts";
import { robotOfVersion } from "../robots/robots.ts";
import { listVersions, liveVersion } from "../versions/environments.ts";
import { sweepModels, unstageModelParts } from "../versions/models.ts";
import { getChanges } from "./changes.ts";
import { refuseUnpublishable } from "./freeze.ts";
import { dropStaged, isAnnounced, listRollbacks, listUnannounced, moveEnvironment } from "./releases.store.ts";

export const releaseHandlers: Handlers<keyof typeof contract> = {
  getChanges,
  publish: (c, input) => {
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "publish", by: c.user!.name, input: { note: input.note } });
    refuseUnpublishable(c.db, c.kb);
    c.audit({ action: "version.publishing", subject: job, after: { note: input.note } });
    return { job };
  },
  listVersions: (c, input) => {
    const { total, rows } = listVersions(c.db, c.kb.id, input.offset, input.limit);
    const live = liveVersion(c.db, c.kb.id)?.number ?? null;
    const figures = coverageByVersion(c);
    const rolledBack = listRollbacks(c.db, c.kb.id);
    return {
      total,
      rows: rows.map(({ number, note, by, at, parent, counts, checksum, fit }) => ({
        number,
        note,
        by,
        at,
        parent,
        ...counts,
        checksum,
        live: number === live,
        coverage: figures.get(number)?.coverage ?? null,
        asked: figures.get(number)?.asked ?? 0,
        rolledBackAt: rolledBack.get(number) ?? null,
        fit: shownFit(fit),
      })),
    };
  },
  rollBack: async (c, input) => {
    // Loaded before the pointer moves: customers never wait for it.
    await robotOfVersion(c, c.kb.id, input.version);
    return () => {
      const previous = liveVersion(c.db, c.kb.id)!.number;
      if (previous === input.version) throw new Failure("nothing_to_do", `version ${previous} is live already`);
      moveEnvironment(c.db, { kb: c.kb.id, name: "live", version: input.version, kind: "rollback", at: c.now(), by: c.user!.name });
      c.audit({
        action: "version.rolled_back",
        subject: String(input.version),
        before: { live: previous },
        after: { live: input.version },
      });
      return { version: input.version, previous };
    };
  },
  downloadPack: async (c, input) => {
    const pack = await openPack(c, c.kb, input.version);
    return (): SentFile => ({ name: pack.name, type: "application/zip", body: pack.body, etag: pack.checksum });
  },
};

/** Clears what a crash left: entries and models of versions that never came, packs half written. */
export function sweepUnfinished(app: Pick<App, "db" | "config">): void {
  for (const id of listUnannounced(app.db)) {
    unfreezeLabels(app.db, id);
    while (unstageModelParts(app.db, id, 100) > 0);
    while (dropStaged(app.db, id, 10_000) > 0);
  }
  sweepModels(app.config.dataDir, (id) => isAnnounced(app.db, id));
  sweepPacks(app.config.dataDir);
}
