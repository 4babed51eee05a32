// An import under way and how it ended; polled, so it is right however often this window was closed.
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { type ApiError, call, fileUrl, type OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useCommand } from "../../lib/queries.ts";
import { ErrorLine, ErrorText } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import { PreviewFigures, PreviewFoot } from "../../ui/form/FilePreview.tsx";
import css from "./Import.module.css";
import { SuggestedQuestions } from "./SuggestedQuestions.tsx";

// What scrolls must be reachable by keyboard.
const scrolls = { tabIndex: 0 };

const kinds = ["new", "changed", "skipped", "same", "rejected", "notOurs"] as const;
/** Told only where there are some. */
const seldom: ReadonlySet<string> = new Set(["notOurs"]);
const since = z.object({
  changedSince: z.object({ count: z.number(), rows: z.array(z.object({ entry: z.string(), question: z.string() })) }),
});
const figures = z.record(z.string(), z.unknown());

/** @param upload null when the import was started in another window: its rejected rows cannot be named here */
export function ImportJob({
  job: id,
  upload,
  rejected,
  suggested,
  onLookAgain,
  onUndo,
  onAgain,
  onClose,
}: {
  job: string;
  upload: string | null;
  rejected: number;
  /** Questions that the other system put forward. */
  suggested: number;
  /** Previews the same file again; null when it is not here. */
  onLookAgain: (() => void) | null;
  /** Another job takes this one back. */
  onUndo: (job: string) => void;
  onAgain: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const client = useQueryClient();
  const cancel = useCommand("cancelJob");
  const undo = useCommand("undoImport");
  const job = useQuery<OutputOf<"getJob">, ApiError>({
    queryKey: ["getJob", { kb, job: id }],
    queryFn: ({ signal }) => call("getJob", { kb, job: id }, signal),
    refetchInterval: (query) => (query.state.data === undefined || query.state.data.state === "running" ? 500 : false),
  });
  const state = job.data?.state;
  const isUndo = job.data?.kind === "undo_import";
  const told = useRef(false);
  useEffect(() => {
    if (state === undefined || state === "running" || told.current) return;
    told.current = true;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "getJob" });
  }, [client, state]);
  if (job.error && !job.data) return <ErrorText what={t("knowledge.import.failed")} error={job.error} onRetry={() => void job.refetch()} />;
  if (!job.data || state === "running")
    return (
      <div className={css.step}>
        <JobLine
          label={isUndo ? t("knowledge.files.undoing") : t("knowledge.import.running")}
          done={job.data?.done ?? 0}
          total={job.data?.total ?? 0}
          onCancel={() => cancel.mutate({ kb, job: id })}
        />
        <p className="text-3">{t("knowledge.import.leave")}</p>
        <ErrorLine error={cancel.error} />
      </div>
    );
  const result = figures.safeParse(job.data.result).data ?? {};
  const changed = since.safeParse(job.data.result).data?.changedSince;
  const shown = kinds.flatMap((kind) => {
    const value = result[kind];
    return typeof value === "number" && (value > 0 || !seldom.has(kind)) ? [[kind, value] as const] : [];
  });
  return (
    <div className={css.step} role="status">
      <p className="bold">
        {state === "done"
          ? isUndo
            ? t("knowledge.files.undone")
            : t("knowledge.import.done")
          : state === "cancelled"
            ? t("knowledge.import.cancelled")
            : t("knowledge.import.failed")}
      </p>
      {job.data.error && <p className="text-bad">{job.data.error.message}</p>}
      {shown.length > 0 && (
        <PreviewFigures figures={shown.map(([kind, value]) => ({ label: t(`knowledge.import.result.${kind}`), value }))} />
      )}
      {changed && changed.count > 0 && (
        <section>
          <p>{t("knowledge.files.changedSince", { count: changed.count })}</p>
          <ul className={css.taken} {...scrolls} aria-label={t("knowledge.files.changedSince", { count: changed.count })}>
            {changed.rows.map(({ entry, question }) => (
              <li key={entry} className="text-2">
                {question}
              </li>
            ))}
          </ul>
          {onLookAgain && (
            <Button size="sm" onClick={onLookAgain}>
              {t("knowledge.files.lookAgain")}
            </Button>
          )}
        </section>
      )}
      {upload !== null && suggested > 0 && state === "done" && <SuggestedQuestions upload={upload} count={suggested} />}
      {isUndo && <p className="text-3">{t("knowledge.files.undoLine")}</p>}
      <ErrorLine error={undo.error} />
      <PreviewFoot>
        {!isUndo && shown.some(([kind, value]) => (kind === "new" || kind === "changed" || kind === "notOurs") && value > 0) && (
          <Button
            variant="subtle"
            loading={undo.isPending}
            onClick={() => undo.mutate({ kb, job: id }, { onSuccess: ({ job: by }) => onUndo(by) })}
          >
            {t("knowledge.files.undo")}
          </Button>
        )}
        {upload !== null && rejected > 0 && (
          <a className="link" href={fileUrl("getImportProblems", { kb, upload })} download>
            {t("knowledge.import.rejectedFile")}
          </a>
        )}
        <span className="grow" />
        <Button variant="subtle" onClick={onAgain}>
          {t("knowledge.import.again")}
        </Button>
        <Button variant="filled" onClick={onClose}>
          {t("knowledge.import.close")}
        </Button>
      </PreviewFoot>
    </div>
  );
}
