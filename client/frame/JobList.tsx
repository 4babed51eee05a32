// Behind the jobs button: bars and counts of what runs, what came of what has ended, and running again what did not.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useCommand } from "../lib/queries.ts";
import { isUndoableBulk, isUndoableImport } from "../lib/undoableImport.ts";
import type { Training } from "../lib/useTraining.ts";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { JobLine } from "../ui/state/Job.tsx";
import { ScreenLink, type ScreenName } from "../ui/page/ScreenLink.tsx";
import css from "./TopBar.module.css";

export type Job = OutputOf<"listJobs">["rows"][number];

/** Where what a job made can be seen. */
const places: Record<Job["kind"], ScreenName> = {
  sample: "today",
  import_entries: "knowledge",
  undo_import: "knowledge",
  import_log: "logs",
  undo_log_import: "logs",
  forget_turns: "logs",
  expire_turns: "logs",
  publish: "releases",
  check_own_wordings: "knowledge",
  value_wordings: "knowledge",
  check_links: "knowledge",
  bulk_change: "knowledge",
  undo_bulk_change: "knowledge",
};
/** What results count, in the order it is said. */
const counts = [
  "edited",
  "unchanged",
  "refused",
  "since",
  "entries",
  "turns",
  "new",
  "changed",
  "same",
  "skipped",
  "added",
  "known",
  "rejected",
  "undone",
  "removed",
  "kept",
  "losing",
  "weak",
  "redundant",
  "addresses",
  "broken",
] as const;
const placeIn = ({ kind, result }: Job): Record<string, string> =>
  kind === "check_own_wordings"
    ? { without: "own_wordings" }
    : kind === "check_links"
      ? { without: "working_links" }
      : kind === "bulk_change"
        ? { manage: "bulk" }
        : typeof result?.entry === "string"
          ? { entry: result.entry }
          : {};

export interface JobListProps {
  kb: string;
  /** The draft's, while it runs. */
  training: Training | null;
  running: readonly Job[];
  ended: readonly Job[];
  /** A link was followed. */
  onLeave: () => void;
}

export function JobList({ kb, training, running, ended, onLeave }: JobListProps) {
  const { t } = useTranslation();
  const { relative } = useTimes();
  const write = useMay()("write");
  const cancel = useCommand("cancelJob");
  const repeat = useCommand("repeatJob");
  const undo = useCommand("undoImport");
  const undoBulk = useCommand("undoBulkChange");
  const verb = (job: Job): string => t(`frame.jobs.verb.${job.kind}`);
  return (
    <div className={css.jobs}>
      {running.map((job) => (
        <JobLine
          key={job.id}
          label={verb(job)}
          done={job.done}
          total={job.total}
          onCancel={write ? () => cancel.mutate({ kb, job: job.id }) : undefined}
        />
      ))}
      {training && <JobLine label={t("common.training.verb")} done={training.done} total={training.total} />}
      {running.length === 0 && !training && <p className="xs text-3">{t("frame.jobs.none")}</p>}
      <ErrorLine error={cancel.error ?? repeat.error ?? undo.error ?? undoBulk.error} />
      {ended.length > 0 && (
        <ul>
          {ended.slice(0, 5).map((job) => (
            <li key={job.id} className={css.jobRow}>
              <span className="row">
                <span className="grow">{verb(job)}</span>
                <span className="text-3">{`${t(`frame.jobs.state.${job.state}`)} · ${relative(job.endedAt ?? job.startedAt)}`}</span>
              </span>
              <span className="row">
                <Result job={job} />
                {job.state === "done" && (
                  <ScreenLink screen={places[job.kind]} search={placeIn(job)} onClick={onLeave}>
                    {t("frame.jobs.see")}
                  </ScreenLink>
                )}
                {write && isUndoableImport(job, ended) && (
                  <Button size="xs" variant="subtle" color="accent" onClick={() => undo.mutate({ kb, job: job.id })}>
                    {t("frame.jobs.undo")}
                  </Button>
                )}
                {write && isUndoableBulk(job, ended) && (
                  <Button size="xs" variant="subtle" color="accent" onClick={() => undoBulk.mutate({ kb, job: job.id })}>
                    {t("frame.jobs.undo")}
                  </Button>
                )}
                {job.repeatable && write && (
                  <Button size="xs" variant="subtle" color="accent" onClick={() => repeat.mutate({ kb, job: job.id })}>
                    {t("frame.jobs.repeat")}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** "148 个知识点 · 6,000 条日志": what is not zero. */
function Result({ job: { result } }: { job: Job }) {
  const { t } = useTranslation();
  const of = (name: string): number => (typeof result?.[name] === "number" ? result[name] : 0);
  const parts = counts.filter((name) => of(name) > 0).map((name) => t(`frame.jobs.result.${name}`, { count: of(name) }));
  const version = of("version");
  const words = [...parts, ...(version > 0 ? [t("frame.jobs.result.version", { number: version })] : [])];
  return <span className="grow text-2">{words.join(" · ")}</span>;
}
