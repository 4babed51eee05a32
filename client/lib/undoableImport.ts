// Whether an import of entries, or a change of many, can be taken back.
import type { OutputOf } from "./api.ts";

type Job = OutputOf<"listJobs">["rows"][number];

/** An import that wrote something, and was not undone yet. */
export function isUndoableImport({ id, kind, state, result }: Job, all: readonly Job[]): boolean {
  const wrote = [result?.["new"], result?.["changed"], result?.["notOurs"]].some((count) => typeof count === "number" && count > 0);
  return (
    kind === "import_entries" &&
    state !== "running" &&
    wrote &&
    !all.some((job) => job.kind === "undo_import" && job.result?.["job"] === id)
  );
}

/** A bulk change that may have changed something, one that was stopped too, and was not undone yet. */
export function isUndoableBulk({ id, kind, state, result }: Job, all: readonly Job[]): boolean {
  const wrote = state !== "done" || (typeof result?.["edited"] === "number" && result["edited"] > 0);
  return (
    kind === "bulk_change" &&
    state !== "running" &&
    wrote &&
    !all.some((job) => job.kind === "undo_bulk_change" && job.result?.["job"] === id)
  );
}
