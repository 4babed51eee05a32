// One revision of one entry: what it changed, restoring it, and everything restored to before it.
import { Button } from "@mantine/core";
import { IconExternalLink, IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { showUndo } from "../../lib/undo.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { ContentDiff } from "../editor/ContentDiff.tsx";
import css from "./History.module.css";

export interface RevisionViewProps {
  entry: string;
  revision: number;
  onOpen: (entry: string) => void;
  onRestoreAll: (before: string) => void;
}

export function RevisionView({ entry, revision, onOpen, onRestoreAll }: RevisionViewProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const { dayTime } = useTimes();
  const found = useApi("getRevision", { kb, entry, revision });
  const restore = useCommand("restoreRevision");
  const run = (from: number): void =>
    restore.mutate(
      { kb, entry, revision },
      {
        onSuccess: () => showUndo(t("history.restored", { number: revision }), () => restore.mutateAsync({ kb, entry, revision: from })),
      },
    );
  return (
    <Column label={t("history.revision")} head={<PageHead level={2} title={found.data?.content.question ?? t("history.revision")} />}>
      <StateView query={found} what={t("history.revision")} rowHeight={52}>
        {({ by, reason, at, deleted, content, before, current, related }) => {
          const isCurrent = current.revision === revision;
          const note = deleted
            ? t("history.wasDeleted")
            : before?.deleted
              ? t("history.wasBack")
              : before === null
                ? t("history.first")
                : null;
          return (
            <div className={css.view}>
              <p className="text-2">
                {`${by ?? t("history.system")} · ${t(`history.did.${reason}`)} · ${dayTime(at)} · ${t("history.revision")} ${revision}`}
              </p>
              {note !== null && <p className="medium">{note}</p>}
              {!deleted && (
                <ContentDiff
                  before={before?.content ?? emptyEntry("")}
                  after={content}
                  plain={before === null}
                  questions={new Map(related.map(({ id, question }) => [id, question]))}
                />
              )}
              <ErrorLine error={restore.error} />
              <div className={css.ways}>
                <Button size="sm" leftSection={<IconExternalLink size={14} aria-hidden />} onClick={() => onOpen(entry)}>
                  {t("history.open")}
                </Button>
                {isCurrent ? (
                  <span className="xs text-3">{t(current.deleted ? "history.isDeleted" : "history.isCurrent")}</span>
                ) : (
                  write && (
                    <Button size="sm" loading={restore.isPending} onClick={() => run(current.revision)}>
                      {t("history.restore")}
                    </Button>
                  )
                )}
                {write && (
                  <Button size="sm" variant="subtle" leftSection={<IconHistory size={14} aria-hidden />} onClick={() => onRestoreAll(at)}>
                    {t("history.moment.title")}
                  </Button>
                )}
              </div>
            </div>
          );
        }}
      </StateView>
    </Column>
  );
}
