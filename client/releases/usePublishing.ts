// How far a publication is, whoever started it and whichever page one comes from: read from the job list.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { z } from "zod";
import type { OutputOf } from "../lib/api.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { readStored, writeStored } from "../lib/stored.ts";
import { refetchChanges, useApi } from "../lib/queries.ts";

type Job = OutputOf<"getJob">;
export type Publishing =
  | { state: "none" }
  | { state: "starting" }
  | { state: "running" | "failed" | "cancelled" | "interrupted"; job: Job }
  | { state: "done"; job: Job; version: number | null };

const result = z.object({ version: z.number() });
const isText = (value: unknown): value is string => typeof value === "string";
const seen = "releases.seen";

/**
 * @param started the job this page has just started, which the list may not show yet
 * @param liveSince when the live version was published: an older failure is no news
 */
export function usePublishing(
  started: string | null,
  liveSince: string | null,
): { publishing: Publishing; dismiss: () => void; jobs: readonly Job[] } {
  const { id: kb } = useKnowledgeBase();
  const client = useQueryClient();
  const jobs =
    useApi(
      "listJobs",
      { kb },
      { refetchInterval: (query) => (started !== null || query.state.data?.rows.some((j) => j.state === "running") ? 500 : false) },
    ).data?.rows ?? [];
  const publications = jobs.filter((j) => j.kind === "publish");
  const newest = publications.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
  const [dismissed, setDismissed] = useState(() => readStored(seen, isText, ""));
  // The publication this page has seen running: its end is news here.
  const [watched, setWatched] = useState<string | null>(null);
  const running = started ?? (newest?.state === "running" ? newest.id : null);
  useEffect(() => {
    if (running !== null) setWatched(running);
  }, [running]);

  // Everything that a publication changes is fetched again when it ends, not only when it is started.
  const ended = newest && newest.state !== "running" && newest.id === watched ? newest.id : null;
  useEffect(() => {
    if (ended !== null) refetchChanges(client, "publish");
  }, [client, ended]);

  const publishing = (): Publishing => {
    if (started !== null && !publications.some((j) => j.id === started)) return { state: "starting" };
    if (!newest || newest.id === dismissed) return { state: "none" };
    if (newest.state === "running") return { state: "running", job: newest };
    if (newest.state === "done")
      return newest.id === watched
        ? { state: "done", job: newest, version: result.safeParse(newest.result).data?.version ?? null }
        : { state: "none" };
    return newest.id === watched || newest.startedAt > (liveSince ?? "") ? { state: newest.state, job: newest } : { state: "none" };
  };
  return {
    publishing: publishing(),
    jobs,
    dismiss: () => {
      if (!newest) return;
      writeStored(seen, newest.id);
      setDismissed(newest.id);
    },
  };
}
