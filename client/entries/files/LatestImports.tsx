// The latest imports, each to be taken back: a wrong file is often noticed when its dialog is long closed.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useApi, useCommand } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { isUndoableImport } from "../../lib/undoableImport.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";

const shown = 3;
const figures = ["new", "changed", "notOurs"] as const;

/** @param onUndo the job that takes it back has begun */
export function LatestImports({ onUndo }: { onUndo: (job: string) => void }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const kb = useKnowledgeBase().id;
  const undo = useCommand("undoImport");
  const jobs = useApi("listJobs", { kb }).data?.rows ?? [];
  const imports = jobs.filter((job) => isUndoableImport(job, jobs)).slice(0, shown);
  if (imports.length === 0) return null;
  return (
    <section aria-label={t("knowledge.files.latest")} style={{ marginTop: 16 }}>
      <h3 className="bold">{t("knowledge.files.latest")}</h3>
      <ul>
        {imports.map(({ id, endedAt, startedAt, result }) => {
          const when = dayTime(endedAt ?? startedAt);
          const counts = figures.flatMap((kind) => {
            const value = result?.[kind];
            return typeof value === "number" && value > 0 ? [`${t(`knowledge.import.result.${kind}`)} ${value}`] : [];
          });
          return (
            <li key={id} className="row">
              <span className="grow text-2">{[when, ...counts].join(" · ")}</span>
              <Button
                size="xs"
                variant="subtle"
                color="accent"
                aria-label={`${t("knowledge.files.undo")}: ${when}`}
                loading={undo.isPending && undo.variables?.job === id}
                onClick={() => undo.mutate({ kb, job: id }, { onSuccess: ({ job }) => onUndo(job) })}
              >
                {t("knowledge.files.undoOne")}
              </Button>
            </li>
          );
        })}
      </ul>
      <ErrorLine error={undo.error} />
    </section>
  );
}
