// Who changed what and when: revisions at the left, what the chosen one changed at the right, and restoring it.
import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import type { OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { showUndo } from "../../lib/undo.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { Row } from "../../ui/list/Row.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import { ContentDiff } from "./ContentDiff.tsx";
import css from "./Editor.module.css";
import type { Entry, EntryForm } from "./useEntryForm.ts";

type Revision = OutputOf<"listRevisions">["rows"][number];
const step = 50;

export function HistoryTab({ entry, form, readOnly }: { entry: Entry; form: EntryForm; readOnly: boolean }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [limit, setLimit] = useState(step);
  const [chosen, setChosen] = useState<number | null>(null);
  // At most 100 a call; older ones are reached by moving on.
  const offset = Math.max(0, limit - 100);
  const history = useApi("listRevisions", { kb, entry: entry.id, offset, limit: Math.min(limit, 100) });
  return (
    <StateView query={history} what={t("knowledge.history.title")} rowHeight={52}>
      {({ total, live, rows }) => {
        const shown = rows.find((r) => r.revision === chosen) ?? rows[0];
        const before = shown && rows.find((r) => r.revision === shown.revision - 1);
        return (
          <div className={css.history}>
            <ul className={css.revisions} aria-label={t("knowledge.history.list")}>
              {rows.map((row) => (
                <li key={row.revision}>
                  <RevisionRow
                    row={row}
                    live={row.revision === live}
                    current={row.revision === entry.revision}
                    selected={row.revision === shown?.revision}
                    onOpen={() => setChosen(row.revision)}
                  />
                </li>
              ))}
              {offset + rows.length < total && (
                <li>
                  <Button size="sm" variant="subtle" onClick={() => setLimit(limit + step)}>
                    {t("knowledge.history.more")}
                  </Button>
                </li>
              )}
            </ul>
            {shown && (
              <div className={css.revision}>
                <div className="row">
                  <p className="grow text-3">
                    {before
                      ? t("knowledge.history.compare", { number: before.revision })
                      : shown.revision === 1
                        ? t("knowledge.history.first")
                        : ""}
                  </p>
                  {!readOnly && shown.revision !== entry.revision && (
                    <Restore kb={kb} entry={entry} revision={shown.revision} unsaved={form.changes > 0} />
                  )}
                </div>
                {before || shown.revision === 1 ? (
                  <ContentDiff
                    before={before?.content ?? emptyEntry("")}
                    after={shown.content}
                    plain={!before}
                    questions={new Map(entry.related.map((r) => [r.id, r.question]))}
                  />
                ) : (
                  <p dir="auto">{shown.content.question}</p>
                )}
              </div>
            )}
          </div>
        );
      }}
    </StateView>
  );
}

function RevisionRow({
  row,
  live,
  current,
  selected,
  onOpen,
}: {
  row: Revision;
  live: boolean;
  current: boolean;
  selected: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const { dayTime, full } = useTimes();
  const reasonOf = ({ merge, reason }: Revision): string =>
    merge
      ? t(`knowledge.history.reason.${merge.kept ? "mergedFrom" : "mergedInto"}`, { question: merge.entry.question })
      : t(`knowledge.history.reason.${reason}`);
  return (
    <Row
      height={52}
      selected={selected}
      onOpen={onOpen}
      after={
        live ? (
          <Tag hue="green">{t("knowledge.history.live")}</Tag>
        ) : current ? (
          <Tag outline>{t("knowledge.history.current")}</Tag>
        ) : undefined
      }
    >
      <span className="stack">
        <span className="ellipsis">{`${row.revision} · ${reasonOf(row)}`}</span>
        <span className="xs text-3 ellipsis" title={full(row.at)}>
          {[
            row.by ?? t("knowledge.history.system"),
            dayTime(row.at),
            ...(row.from ? [t("knowledge.history.fromPeople", { count: row.from.conversations })] : []),
          ].join(" · ")}
        </span>
      </span>
    </Row>
  );
}

function Restore({ kb, entry, revision, unsaved }: { kb: string; entry: Entry; revision: number; unsaved: boolean }) {
  const { t } = useTranslation();
  const restore = useCommand("restoreRevision");
  const run = (): void => {
    const before = entry.revision;
    restore.mutate(
      { kb, entry: entry.id, revision },
      {
        onSuccess: () =>
          showUndo(t("knowledge.history.restored", { number: revision }), () =>
            restore.mutateAsync({ kb, entry: entry.id, revision: before }),
          ),
      },
    );
  };
  return (
    <>
      {unsaved && <span className="xs text-3">{t("knowledge.history.unsavedFirst")}</span>}
      <ErrorLine error={restore.error} />
      <Button size="sm" leftSection={<IconHistory size={14} aria-hidden />} disabled={unsaved} loading={restore.isPending} onClick={run}>
        {t("knowledge.history.restore")}
      </Button>
    </>
  );
}
