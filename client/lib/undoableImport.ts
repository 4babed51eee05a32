// Whether an import of entries can be taken back.
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
