// One audit line in full: who did what when, and where before and after differ.
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../lib/time.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { Diff } from "../../ui/text/Diff.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import css from "../Settings.module.css";
import { differences, mostShown } from "./differences.ts";
import { type AuditLine, useAuditWords } from "./useAuditWords.ts";
import { useSay } from "./useSay.ts";

/** Shown whole before and after, not word by word. */
const shortValue = 12;

export function AuditDetails({ line, onClose }: { line: AuditLine | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { full } = useTimes();
  const words = useAuditWords();
  const say = useSay(line);
  const found = line ? differences(line.before, line.after, say) : [];
  if (!line) {
    return (
      <Column sub label={t("audit.details")} head={<PageHead title={t("audit.details")} />}>
        <EmptyHint small title={t("audit.pick")} line={t("audit.pickLine")} />
      </Column>
    );
  }
  return (
    <Column
      sub
      label={t("audit.details")}
      head={
        <PageHead title={words.action(line.action)}>
          <ActionIcon size="sm" aria-label={t("audit.close")} title={t("audit.close")} onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
    >
      <div className={css.diffs}>
        <p className="xs text-2">{[line.by ?? t("audit.system"), full(line.at), words.subject(line)].filter(Boolean).join(" · ")}</p>
        {found.length === 0 && <p className="text-3">{t("audit.same")}</p>}
        <dl className="stack" style={{ gap: 12 }}>
          {found.slice(0, mostShown).map(({ path, before, after }, i) => (
            <div key={`${line.id} ${i}`} className={css.diff}>
              <dt>{words.field(path)}</dt>
              <dd>
                {before !== null && after !== null && Math.max(before.length, after.length) <= shortValue ? (
                  // Yes and no beside each other would read as one word.
                  <>
                    <del>{before}</del> → <ins>{after}</ins>
                  </>
                ) : (
                  <Diff before={before ?? ""} after={after ?? ""} />
                )}
              </dd>
            </div>
          ))}
        </dl>
        {found.length > mostShown && <p className="text-3">{t("audit.more", { count: found.length - mostShown })}</p>}
      </div>
    </Column>
  );
}
