// The latest bulk changes: what each was, what came of it, whom it left alone, and taking it back as a whole.
import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { bulkResult } from "../../../shared/contract/bulkResult.ts";
import type { OutputOf } from "../../lib/api.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import css from "./Bulk.module.css";
import { LeftAlone } from "./LeftAlone.tsx";
import { useBulk } from "../useBulk.ts";
import { useBulkWords } from "./useBulkWords.ts";

type Row = OutputOf<"listBulkChanges">["rows"][number];
const counts = ["edited", "unchanged", "refused", "since"] as const;
// Of one that was stopped nothing is written down.
const soFar = bulkResult.nullable().catch(null);

/** @param open the job whose entries left alone are listed */
export function BulkReport({ open, onClose }: { open: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const query = useApi("listBulkChanges", { kb }, { refetchOnMount: "always" });
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t("knowledge.bulk.report.title")}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <StateView
        query={query}
        what={t("knowledge.bulk.report.what")}
        name="bulk"
        rows={3}
        count={({ rows }) => rows.length}
        empty={<EmptyHint flush small title={t("knowledge.bulk.report.none")} line={t("knowledge.bulk.report.noneLine")} />}
      >
        {({ rows }) => (
          <ul>
            {rows.map((row, i) => (
              <One key={row.job.id} row={row} open={open === undefined ? i === 0 : row.job.id === open} />
            ))}
          </ul>
        )}
      </StateView>
    </Modal>
  );
}

function One({ row, open }: { row: Row; open: boolean }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const bulk = useBulk();
  const what = useBulkWords()(row);
  const repeat = useCommand("repeatJob");
  const { job, chosen, standing, undone, undoable } = row;
  const result = soFar.parse(job.result);
  const facts = [
    dayTime(job.startedAt),
    job.by ?? "",
    ...(result
      ? counts.filter((name) => result[name] > 0).map((name) => t(`knowledge.bulk.report.${name}`, { count: result[name] }))
      : [t("knowledge.bulk.report.of", { count: chosen }), t("knowledge.bulk.report.edited", { count: standing })]),
    job.state === "running" ? t("knowledge.bulk.report.running") : t(`knowledge.bulk.report.state.${job.state}`),
    undone ? t("knowledge.bulk.report.undone") : "",
  ].filter((fact) => fact !== "");
  const left = result?.left ?? [];
  return (
    <li className={css.one}>
      <div className="row">
        <span className="grow medium">{what}</span>
        {write && undoable && (
          <Button
            size="xs"
            variant="subtle"
            color="accent"
            aria-label={t("knowledge.bulk.report.undoLabel", { what })}
            onClick={() => void bulk.undo(job.id)}
          >
            {t("knowledge.bulk.report.undo")}
          </Button>
        )}
        {write && job.repeatable && !undone && (
          <Button size="xs" variant="subtle" color="accent" onClick={() => repeat.mutate({ kb, job: job.id })}>
            {t("knowledge.bulk.report.again")}
          </Button>
        )}
      </div>
      <p className="xs text-2">{facts.join(" · ")}</p>
      {!undoable && !undone && (result?.edited ?? 0) > 0 && <p className="xs text-3">{t("knowledge.bulk.report.gone")}</p>}
      <ErrorLine error={repeat.error} />
      {open && left.length > 0 && (
        <LeftAlone
          title={t("knowledge.bulk.report.left", { count: (result?.refused ?? 0) + (result?.since ?? 0) })}
          left={left}
          count={(result?.refused ?? 0) + (result?.since ?? 0)}
        />
      )}
    </li>
  );
}
