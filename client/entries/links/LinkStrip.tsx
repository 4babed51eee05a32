// Above the list of entries with dead links: what was opened when, and checking anew.
import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useApi, useCommand } from "../../lib/queries.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import css from "../ownWordings/Own.module.css";

export function LinkStrip() {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const { dayTime } = useTimes();
  const found = useApi("getLinks", { kb });
  const job = useApi("listJobs", { kb }).data?.rows.find(({ kind, state }) => kind === "check_links" && state === "running");
  const start = useCommand("checkLinks");
  const cancel = useCommand("cancelJob");
  const { check = null, dead = 0, unclear = 0, reached = 0 } = found.data ?? {};
  const facts = check && [
    t("links.facts", { at: dayTime(check.at), count: check.addresses }),
    ...(unclear > 0 ? [t("links.unclearCount", { count: unclear })] : []),
  ];
  return (
    <section className={css.strip} aria-label={t("links.title")}>
      {found.data && (
        <p className="medium">{check === null ? t("links.never") : dead === 0 ? t("links.none") : t("links.dead", { count: dead })}</p>
      )}
      {check !== null && reached === 0 && <p className="xs text-attention">{t("links.noWayOut")}</p>}
      <p className="xs text-3">{facts ? facts.join(" · ") : t("links.neverLine")}</p>
      {job ? (
        <JobLine
          label={t("frame.jobs.verb.check_links")}
          done={job.done}
          total={job.total}
          onCancel={write ? () => cancel.mutate({ kb, job: job.id }) : undefined}
        />
      ) : (
        write && (
          <div className={css.ways}>
            <Button
              size="xs"
              leftSection={<IconRefresh size={14} aria-hidden />}
              loading={start.isPending}
              onClick={() => start.mutate({ kb })}
            >
              {check === null ? t("links.start") : t("links.again")}
            </Button>
          </div>
        )
      )}
      <ErrorLine error={start.error ?? cancel.error ?? found.error} />
    </section>
  );
}
