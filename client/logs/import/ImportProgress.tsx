// An import that was accepted: rejected lines by number, the job's progress, and what came of it.
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type ApiError, call, type OutputOf } from "../../lib/api.ts";
import { useCommand } from "../../lib/queries.ts";
import { ErrorLine, ErrorText } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import css from "./Import.module.css";

export type Accepted = OutputOf<"importLog">;

export interface ImportProgressProps {
  kb: string;
  job: string;
  /** What the upload said; gone after a reload. */
  accepted: Accepted | undefined;
  onJob: (job: string) => void;
  onAgain: () => void;
  onSee: () => void;
}

const reasons = [
  "line",
  "quote",
  "strayText",
  "long",
  "question",
  "time",
  "outcome",
  "confidence",
  "version",
  "helpful",
  "id",
  "conversation",
  "customer",
  "channel",
  "entry",
] as const;
const ofTheLine: Partial<Record<(typeof reasons)[number], string>> = {
  line: "a JSON object",
  quote: "a closing quotation mark",
  strayText: "a separator",
  long: "a line of at most",
};
const figures = ["added", "known", "rejected"] as const;

export function ImportProgress({ kb, job, accepted, onJob, onAgain, onSee }: ImportProgressProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const repeat = useCommand("repeatJob");
  const cancel = useCommand("cancelJob");
  const { data, error, refetch } = useQuery<OutputOf<"getJob">, ApiError>({
    queryKey: ["getJob", { kb, job }],
    queryFn: ({ signal }) => call("getJob", { kb, job }, signal),
    refetchInterval: (query) => (query.state.data?.state === "running" ? 500 : false),
  });
  const ended = data !== undefined && data.state !== "running";
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
            label={t("logs.import.job")}
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
            {t("logs.import.done")}
          </p>
          <dl className={css.figures}>
            {figures.map((name) => {
              const value = data.result?.[name];
              return typeof value === "number" ? (
                <div key={name}>
                  <dt>{t(`logs.import.result.${name}`)}</dt>
                  <dd>{value.toLocaleString()}</dd>
                </div>
              ) : null;
            })}
          </dl>
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
      <ErrorLine error={repeat.error ?? cancel.error} />
      {accepted && <Rejected accepted={accepted} />}
      {ended && (
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="subtle" onClick={onAgain}>
            {t("logs.import.again")}
          </Button>
          <Button variant="filled" onClick={onSee} data-autofocus>
            {t("logs.import.see")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Lines that were not taken, each with what was expected. */
function Rejected({ accepted: { rows, rejected, rejectedTotal } }: { accepted: Accepted }) {
  const { t } = useTranslation();
  // The server names the field first, then says in English what was expected.
  const words = (reason: string): string => {
    const field = reasons.find((one) => reason.startsWith(ofTheLine[one] ?? `${one}:`));
    return field ? t(`logs.import.reason.${field}`) : reason;
  };
  return (
    <div className="stack" style={{ gap: 8 }}>
      <p>
        {t("logs.import.rows", { count: rows })}
        {rejectedTotal > 0 && <span className="text-attention">{` · ${t("logs.import.rejected", { count: rejectedTotal })}`}</span>}
      </p>
      {rejected.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        <ul className={css.rejected} tabIndex={0} aria-label={t("logs.import.rejected", { count: rejectedTotal })}>
          {rejected.map(({ line, reason }) => (
            <li key={line}>
              <span className={css.line}>{t("logs.import.lineNumber", { line })}</span>
              <span className="grow" title={reason}>
                {words(reason)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {rejectedTotal > rejected.length && <p className="xs text-3">{t("logs.import.onlyFirst", { count: rejected.length })}</p>}
    </div>
  );
}
