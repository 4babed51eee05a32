// The audit trail: every change, newest first; the opened line with before and after at the right.
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { useTimes } from "../../lib/time.ts";
import { usePages } from "../../lib/manyQueries.ts";
import { useSearchState } from "../../lib/useSearchState.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { ListKeys } from "../../ui/text/Keys.tsx";
import { SplitColumns, useNarrow } from "../../ui/page/SplitColumns.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { TableHead } from "../../ui/list/Row.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { settingsSearch } from "../search.ts";
import css from "../Settings.module.css";
import { AuditDetails } from "./AuditDetails.tsx";
import { type AuditLine, useAuditWords } from "./useAuditWords.ts";

const columns = ["at", "by", "action", "subject"] as const;

export function Audit({ kb }: { kb: string }) {
  const { t } = useTranslation();
  const { dayTime, full } = useTimes();
  const words = useAuditWords();
  const narrow = useNarrow();
  const [search, setSearch] = useSearchState(settingsSearch);
  const pages = usePages("listAudit", { kb }, 50);
  const open = (line: AuditLine): void => setSearch({ line: line.id }, { replace: search.line !== undefined });
  const close = (): void => setSearch({ line: undefined });
  useKeys({ Escape: { does: t("audit.close"), run: close, off: search.line === undefined } }, { group: t("audit.title") });
  const tableHead = (
    <TableHead cells={css.audit}>
      {columns.map((name) => (
        <span key={name}>{t(`audit.column.${name}`)}</span>
      ))}
    </TableHead>
  );
  const list = (
    <Column
      label={t("audit.list")}
      bare
      head={<PageHead title={t("settings.section.audit")} meta={pages.first ? t("audit.total", { count: pages.total }) : undefined} />}
      footer={
        <>
          <span>{t("audit.line")}</span>
          <ListKeys opens />
        </>
      }
    >
      <StateView
        query={{ ...pages, data: pages.first }}
        what={t("audit.what")}
        name="audit"
        rows={20}
        head={tableHead}
        count={({ total }) => total}
        empty={<EmptyHint small title={t("audit.empty")} />}
      >
        {() => (
          <>
            {tableHead}
            <VirtualList
              label={t("audit.list")}
              count={pages.total}
              row={pages.row}
              rowKey={(line) => String(line.id)}
              rowName={(line) => words.action(line.action)}
              selected={search.line === undefined ? null : String(search.line)}
              openOnMove={!narrow}
              onOpen={open}
              list={pages.list}
              onRange={pages.onRange}
            >
              {(line) => (
                <div className={css.audit}>
                  <span className="text-3" title={full(line.at)}>
                    {dayTime(line.at)}
                  </span>
                  <span className="ellipsis">{line.by ?? t("audit.system")}</span>
                  <span className="ellipsis">{words.action(line.action)}</span>
                  <span className="ellipsis text-2" title={words.subject(line)}>
                    {words.subject(line)}
                  </span>
                </div>
              )}
            </VirtualList>
          </>
        )}
      </StateView>
    </Column>
  );
  return (
    <SplitColumns
      name="audit"
      columns={[
        { id: "lines", label: t("audit.list"), min: 400, content: list },
        {
          id: "details",
          label: t("audit.details"),
          width: 360,
          min: 280,
          max: 640,
          drawerBelow: 1100,
          opened: search.line !== undefined,
          onClose: close,
          content: <AuditDetails line={pages.loaded.find((line) => line.id === search.line)} onClose={close} />,
        },
      ]}
    />
  );
}
