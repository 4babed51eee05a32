// An import under way: the job's progress, what came of it, and which lines were not taken; right however often this window was closed.
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { logFields, logProblemCodes } from "../../../shared/knowledge/logProblem.ts";
import { type ApiError, call, type OutputOf } from "../../lib/api.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { PreviewFigures } from "../../ui/form/FilePreview.tsx";
import { ErrorLine, ErrorText } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import { RejectedLines } from "./RejectedLines.tsx";

export interface ImportProgressProps {
  kb: string;
  job: string;
  onJob: (job: string) => void;
  onAgain: () => void;
  onSee: () => void;
}

/** Lines that were not taken, as the job's result names them. */
const refused = z.object({
  upload: z.string(),
  rejected: z.number(),
  problems: z.array(
    z.object({ line: z.number(), field: z.enum(logFields).nullable(), code: z.enum(logProblemCodes), most: z.number().optional() }),
  ),
});
const figures = ["added", "known", "rejected", "removed"] as const;

export function ImportProgress({ kb, job, onJob, onAgain, onSee }: ImportProgressProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const repeat = useCommand("repeatJob");
  const cancel = useCommand("cancelJob");
  const undo = useCommand("undoLogImport");
  const { data, error, refetch } = useQuery<OutputOf<"getJob">, ApiError>({
    queryKey: ["getJob", { kb, job }],
    queryFn: ({ signal }) => call("getJob", { kb, job }, signal),
    refetchInterval: (query) => (query.state.data?.state === "running" ? 500 : false),
  });
  const ended = data !== undefined && data.state !== "running";
  const isUndo = data?.kind === "undo_log_import";
  const there = useApi("listLogImports", { kb }).data?.rows.find(({ id }) => id === job);
  const left = there ? there.turns + there.messages : 0;
  const rejected = refused.safeParse(data?.result).data;
  useEffect(() => {
    if (ended) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "getJob" });
  }, [client, ended]);
  const again = (): void => repeat.mutate({ kb, job }, { onSuccess: (next) => onJob(next.job) });
  return (
    <div className="stack" style={{ gap: 16 }}>
      {error ? <ErrorText what={t("logs.import.job")} error={error} onRetry={() => void refetch()} /> : null}
      {!ended && (
        <>
          <JobLine
            label={isUndo ? t("logs.import.undoing") : t("logs.import.job")}
            done={data?.done ?? 0}
            total={data?.total ?? 0}
            onCancel={() => cancel.mutate({ kb, job })}
          />
          <p className="xs text-3">{t("logs.import.leave")}</p>
        </>
      )}
      {data?.state === "done" && (
        <>
          <p className="row lg" role="status">
            <IconCircleCheck size={20} className="text-good" aria-hidden />
            {isUndo ? t("logs.import.undone") : t("logs.import.done")}
          </p>
          <PreviewFigures
            figures={figures.flatMap((name) => {
              const value = data.result?.[name];
              return typeof value === "number" ? { label: t(`logs.import.result.${name}`), value } : [];
            })}
          />
        </>
      )}
      {data && (data.state === "failed" || data.state === "cancelled" || data.state === "interrupted") && (
        <div role="alert" className="stack" style={{ gap: 8 }}>
          <p>{t(`logs.import.ended.${data.state}`)}</p>
          {data.repeatable && (
            <div>
              <Button size="sm" loading={repeat.isPending} onClick={again}>
                {t("logs.import.repeat")}
              </Button>
            </div>
          )}
        </div>
      )}
      {isUndo && ended && <p className="text-3">{t("logs.import.undoLine")}</p>}
      <ErrorLine error={repeat.error ?? cancel.error ?? undo.error} />
      {rejected && <RejectedLines kb={kb} upload={rejected.upload} problems={rejected.problems} total={rejected.rejected} />}
      {ended && (
        <div className="row" style={{ justifyContent: "flex-end" }}>
          {left > 0 && (
            <>
              <Button
                variant="subtle"
                loading={undo.isPending}
                onClick={() => undo.mutate({ kb, import: job }, { onSuccess: ({ job: by }) => onJob(by) })}
              >
                {t("logs.import.undoTakes", { count: left })}
              </Button>
              <span className="grow" />
            </>
          )}
          <Button variant="subtle" onClick={onAgain}>
            {t("logs.import.again")}
          </Button>
          {!isUndo && (
            <Button variant="filled" onClick={onSee} data-autofocus>
              {t("logs.import.see")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
