// Running jobs: a ring with verb and percent; opens bars, counts, cancel, and how the last ones ended.
import { Button, Popover } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type ApiError, call, type OutputOf } from "../lib/api.ts";
import { useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useCommand } from "../lib/useCommand.ts";
import { ErrorLine } from "../ui/ErrorText.tsx";
import { JobLine, JobRing } from "../ui/Job.tsx";
import css from "./TopBar.module.css";

type Job = OutputOf<"listJobs">["rows"][number];

/** Polled every 500 ms while one runs. When one ends, everything it may have changed is fetched anew. */
function useJobs(kb: string): Job[] {
  const client = useQueryClient();
  const { data } = useQuery<OutputOf<"listJobs">, ApiError>({
    queryKey: ["listJobs", { kb }],
    queryFn: ({ signal }) => call("listJobs", { kb }, signal),
    refetchInterval: (query) => (query.state.data?.rows.some((job) => job.state === "running") ? 500 : false),
  });
  const running = useRef(new Set<string>());
  useEffect(() => {
    if (!data) return;
    const now = new Set(data.rows.filter((job) => job.state === "running").map((job) => job.id));
    const ended = [...running.current].some((id) => !now.has(id));
    running.current = now;
    if (ended) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "listJobs" });
  }, [client, data]);
  return data?.rows ?? [];
}

/** An ended job stays in the bar this long, ms; one that can be run again stays until it is. */
const stays = 60_000;

export function JobsButton({ kb }: { kb: string }) {
  const { t } = useTranslation();
  const { relative } = useTimes();
  const write = useMay()("write");
  const cancel = useCommand("cancelJob");
  const repeat = useCommand("repeatJob");
  const jobs = useJobs(kb);
  const verb = (job: Job): string => t(`frame.jobs.verb.${job.kind}`);
  const running = jobs.filter((job) => job.state === "running");
  const ended = jobs.filter((job) => job.state !== "running");
  const newest = ended.find((job) => job.repeatable || (job.endedAt !== null && Date.now() - Date.parse(job.endedAt) < stays));
  const first = running[0];
  if (!first && !newest) return null;
  const words = first
    ? first.total > 0
      ? t("frame.jobs.running", { verb: verb(first), percent: Math.round((first.done / first.total) * 100) })
      : verb(first)
    : newest
      ? `${verb(newest)} · ${t(`frame.jobs.state.${newest.state}`)}`
      : "";
  return (
    <Popover position="bottom-end" withinPortal>
      <Popover.Target>
        <Button size="sm" variant="subtle" leftSection={first ? <JobRing done={first.done} total={first.total} /> : undefined}>
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("frame.jobs.label")}>
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
          {running.length === 0 && <p className="xs text-3">{t("frame.jobs.none")}</p>}
          <ErrorLine error={cancel.error ?? repeat.error} />
          {ended.length > 0 && (
            <ul>
              {ended.slice(0, 5).map((job) => (
                <li key={job.id} className={css.jobRow}>
                  <span className="grow">{verb(job)}</span>
                  <span className="text-3">{`${t(`frame.jobs.state.${job.state}`)} · ${relative(job.endedAt ?? job.startedAt)}`}</span>
                  {job.repeatable && write && (
                    <Button size="xs" variant="subtle" color="accent" onClick={() => repeat.mutate({ kb, job: job.id })}>
                      {t("frame.jobs.repeat")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
