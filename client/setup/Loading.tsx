// The sample shop being loaded: a bar that survives reloads; opens Today when done.
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Navigate, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type ApiError, call, type OutputOf } from "../lib/api.ts";
import { useCommand } from "../lib/queries.ts";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { JobLine } from "../ui/state/Job.tsx";

// The job's own steps, as a newcomer would name them.
const steps: Readonly<Record<string, "entries" | "publish" | "log">> = {
  entries: "entries",
  freeze: "publish",
  train: "publish",
  hash: "publish",
  load: "publish",
  write: "publish",
  turns: "log",
};

export function Loading({ kb, job }: { kb: string; job: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const repeat = useCommand("repeatJob");
  const { data, error, refetch } = useQuery<OutputOf<"getJob">, ApiError>({
    queryKey: ["getJob", { kb, job }],
    queryFn: ({ signal }) => call("getJob", { kb, job }, signal),
    refetchInterval: (query) => (query.state.data?.state === "running" ? 250 : false),
  });
  const done = data?.state === "done";
  useEffect(() => {
    if (done) void client.invalidateQueries();
  }, [client, done]);
  if (done) return <Navigate to="/kb/$kb/today" params={{ kb }} replace />;
  const failed = data && data.state !== "running";
  const step = steps[data?.step ?? ""] ?? "other";
  const again = (): void => {
    if (!data?.repeatable) return void refetch();
    repeat.mutate({ kb, job }, { onSuccess: (next) => void navigate({ to: "/setup", search: { kb, job: next.job }, replace: true }) });
  };
  const enter = (
    <Button component={Link} to={`/kb/${kb}/today`} variant="subtle">
      {t("setup.loading.enter")}
    </Button>
  );
  return (
    <div className="stack" style={{ gap: 20 }}>
      <div>
        <h1 className="xl">{t("setup.loading.title")}</h1>
        <p className="text-2">{t("setup.loading.line")}</p>
      </div>
      {failed || error ? (
        <ErrorText what={t("setup.loading.failed")} error={error ?? data?.error} onRetry={again}>
          {enter}
        </ErrorText>
      ) : (
        <>
          <JobLine label={t(`setup.loading.step.${step}`)} done={data?.done ?? 0} total={data?.total ?? 0} />
          <div>{enter}</div>
        </>
      )}
    </div>
  );
}
