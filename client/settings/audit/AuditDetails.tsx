// One audit line in full: who did what when, and where before and after differ.
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { useTimes } from "../../lib/time.ts";
import { Column, PageHead } from "../../ui/Column.tsx";
import { Diff } from "../../ui/Diff.tsx";
import { EmptyHint } from "../../ui/EmptyHint.tsx";
import css from "../Settings.module.css";
import { differences, mostShown } from "./differences.ts";
import { useActionWords } from "./useActionWords.ts";

export type AuditLine = OutputOf<"listAudit">["rows"][number];

export function AuditDetails({ line, onClose }: { line: AuditLine | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { full } = useTimes();
  const words = useActionWords();
  const found = useMemo(() => (line ? differences(line.before, line.after) : []), [line]);
  if (!line) {
    return (
      <Column sub label={t("settings.audit.details")} head={<PageHead title={t("settings.audit.details")} />}>
        <EmptyHint small title={t("settings.audit.pick")} line={t("settings.audit.pickLine")} />
      </Column>
    );
  }
  return (
    <Column
      sub
      label={t("settings.audit.details")}
      head={
        <PageHead title={words(line.action)}>
          <ActionIcon size="sm" aria-label={t("settings.audit.close")} title={t("settings.audit.close")} onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
    >
      <div className={css.diffs}>
        <p className="xs text-2">{[line.by ?? t("settings.audit.system"), full(line.at), line.subject].filter(Boolean).join(" · ")}</p>
        {found.length === 0 && <p className="text-3">{t("settings.audit.same")}</p>}
        <dl className="stack" style={{ gap: 12 }}>
          {found.slice(0, mostShown).map(({ path, before, after }) => (
            <div key={path} className={css.diff}>
              <dt>{path}</dt>
              <dd>
                <Diff before={before ?? ""} after={after ?? ""} />
              </dd>
            </div>
          ))}
        </dl>
        {found.length > mostShown && <p className="text-3">{t("settings.audit.more", { count: found.length - mostShown })}</p>}
      </div>
    </Column>
  );
}
