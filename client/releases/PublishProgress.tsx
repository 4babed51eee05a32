// A publication under way, done or failed, inside the panel that started it.
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { readFailure } from "../lib/api.ts";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { useCommand } from "../lib/queries.ts";
import { ErrorLine, ErrorText } from "../ui/state/ErrorText.tsx";
import { JobLine } from "../ui/state/Job.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./PublishPanel.module.css";
import type { Publishing } from "./usePublishing.ts";

export interface PublishProgressProps {
  publishing: Exclude<Publishing, { state: "none" }>;
  next: number | null;
  onDismiss: () => void;
  /** It was started again. */
  onRepeat: (job: string) => void;
}

export function PublishProgress({ publishing, next, onDismiss, onRepeat }: PublishProgressProps) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const may = useMay();
  const cancel = useCommand("cancelJob");
  const repeat = useCommand("repeatJob");
  if (publishing.state === "starting" || publishing.state === "running") {
    const job = publishing.state === "running" ? publishing.job : null;
    return (
      <div role="status">
        <JobLine
          label={job && next !== null ? t("releases.publish.running", { number: next }) : t("releases.publish.starting")}
          done={job?.done ?? 0}
          total={job?.total ?? 0}
          onCancel={job && may("write") ? () => cancel.mutate({ kb, job: job.id }) : undefined}
        />
        <p className="xs text-3">{t("releases.publish.leave")}</p>
        <ErrorLine error={cancel.error} />
      </div>
    );
  }
  if (publishing.state === "done")
    return (
      <div role="status">
        <p className={`${css.fact} lg`}>
          <IconCircleCheck size={20} className="text-good" aria-hidden />
          {publishing.version === null ? t("releases.publish.doneUnknown") : t("releases.publish.done", { number: publishing.version })}
        </p>
        <p className="text-2">{t("releases.publish.doneLine")}</p>
        <div className={css.ways} style={{ gap: 16 }}>
          <ScreenLink screen="ask" search={{ target: "live" }}>
            {t("releases.publish.tryLive")}
          </ScreenLink>
          <button type="button" className="link" onClick={onDismiss}>
            {t("releases.publish.dismiss")}
          </button>
        </div>
      </div>
    );
  const { job } = publishing;
  const ways = (
    <>
      {job.repeatable && may("publish") && (
        <Button
          size="sm"
          loading={repeat.isPending}
          onClick={() => repeat.mutate({ kb, job: job.id }, { onSuccess: (again) => onRepeat(again.job) })}
        >
          {t("releases.publish.repeat")}
        </Button>
      )}
      <Button size="sm" variant="subtle" onClick={onDismiss}>
        {t("releases.publish.dismiss")}
      </Button>
      <ErrorLine error={repeat.error} />
    </>
  );
  if (publishing.state === "failed")
    return (
      <ErrorText what={t("releases.publish.failed")} error={readFailure(0, JSON.stringify({ error: job.error }))}>
        {ways}
      </ErrorText>
    );
  return (
    <div role="status">
      <p className={css.fact}>
        <IconAlertTriangle size={16} className="text-attention" aria-hidden />
        {t(`releases.publish.${publishing.state}`)}
      </p>
      <div className={css.ways}>{ways}</div>
    </div>
  );
}
