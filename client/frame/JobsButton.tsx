// Running jobs: a ring with verb and percent; opens bars, counts, cancel, and how the last ones ended.
import { Button, Popover } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../lib/queries.ts";
import { useDelayed } from "../ui/state/StateView.tsx";
import { isUnderWay, type Training } from "../lib/useTraining.ts";
import { trainingChanges } from "../../shared/contract/jobs.ts";
import { JobRing } from "../ui/state/Job.tsx";
import type { Job } from "./JobList.tsx";

const JobList = lazy(async () => ({ default: (await import("./JobList.tsx")).JobList }));

/** Polled every 500 ms while a job or the draft's training runs, each second while the training waits. When one ends, everything it may have changed is fetched anew. */
function useJobs(kb: string): { jobs: Job[]; training: Training | null } {
  const client = useQueryClient();
  const { data } = useApi(
    "listJobs",
    { kb },
    {
      beside: true,
      keepPrevious: false,
      refetchInterval: ({ state: { data: now } }) =>
        now?.rows.some((job) => job.state === "running") || now?.training?.state === "running"
          ? 500
          : now?.training?.state === "waiting"
            ? 1_000
            : false,
    },
  );
  const training = data?.training ?? null;
  const trained = useRef(false);
  useEffect(() => {
    const ended = trained.current && !isUnderWay(training);
    trained.current = isUnderWay(training);
    if (ended) void client.invalidateQueries({ predicate: ({ queryKey }) => trainingChanges.includes(String(queryKey[0])) });
  }, [client, training]);
  // One may begin and end between two looks.
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!data) return;
    const ended = new Set(data.rows.filter((job) => job.state !== "running").map((job) => job.id));
    const before = known.current;
    known.current = ended;
    if (before && [...ended].some((id) => !before.has(id)))
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "listJobs" });
  }, [client, data]);
  return { jobs: data?.rows ?? [], training };
}

/** An ended job stays in the bar this long, ms, or until it was looked at; one that can be run again stays until it is. */
const stays = 60_000;

/** The newest ended job worth a word in the bar. Draws anew when that word has stood long enough. */
function useNews(ended: readonly Job[], seen: ReadonlySet<string>): Job | undefined {
  const [, drawAgain] = useState(0);
  const left = (job: Job): number => (job.endedAt === null || seen.has(job.id) ? 0 : Date.parse(job.endedAt) + stays - Date.now());
  // A publication done since makes running an older one again pointless.
  const over = (job: Job, at: number): boolean =>
    job.kind === "publish" && ended.slice(0, at).some((later) => later.kind === "publish" && later.state === "done");
  const news = ended.find((job, at) => (job.repeatable && !over(job, at)) || left(job) > 0);
  const wait = news && !news.repeatable ? left(news) : 0;
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => drawAgain((n) => n + 1), wait);
    return () => clearTimeout(timer);
  }, [wait]);
  return news;
}

export function JobsButton({ kb }: { kb: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const { jobs, training } = useJobs(kb);
  // A small draft is trained before anybody could read it.
  const slow = useDelayed(training?.state === "running", 700) ? training : null;
  const verb = (job: Job): string => t(`frame.jobs.verb.${job.kind}`);
  const running = jobs.filter((job) => job.state === "running");
  const ended = jobs.filter((job) => job.state !== "running");
  const newest = useNews(ended, seen);
  const first = running[0];
  const open = (on: boolean): void => {
    setOpened(on);
    // Only what had ended while it was open was looked at.
    if (!on) setSeen(new Set([...seen, ...ended.map((job) => job.id)]));
  };
  const shown = first ? { verb: verb(first), ...first } : slow && { verb: t("common.training.verb"), ...slow };
  if (!shown && !newest && !opened) return null;
  const words = shown
    ? shown.total > 0
      ? t("frame.jobs.running", { verb: shown.verb, percent: Math.round((shown.done / shown.total) * 100) })
      : shown.verb
    : newest
      ? `${verb(newest)} · ${t(`frame.jobs.state.${newest.state}`)}`
      : t("frame.jobs.label");
  return (
    <Popover position="bottom-end" withinPortal opened={opened} onChange={open}>
      <Popover.Target>
        <Button
          size="sm"
          variant="subtle"
          leftSection={shown ? <JobRing done={shown.done} total={shown.total} /> : undefined}
          onClick={() => open(!opened)}
        >
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("frame.jobs.label")}>
        <Suspense fallback={null}>
          <JobList kb={kb} training={slow} running={running} ended={ended} onLeave={() => open(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
