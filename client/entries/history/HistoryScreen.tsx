// Knowledge, while its history is read: the groups of changes in the place of the entries, what one changed in that of the editor.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { Column } from "../../ui/page/Column.tsx";
import type { SplitColumn } from "../../ui/page/SplitColumns.tsx";
import { ViewColumns } from "../ViewColumns.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { type KnowledgeSearch, noPairs } from "../search.ts";
import { GroupView } from "./GroupView.tsx";
import { groupKey, readRevisionKey, useHistory } from "./history.ts";
import { HistoryList } from "./HistoryList.tsx";
import { MomentDialog } from "./MomentDialog.tsx";
import { RevisionView } from "./RevisionView.tsx";

export interface HistoryScreenProps {
  tree: SplitColumn;
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
}

export function HistoryScreen({ tree, search, setSearch }: HistoryScreenProps) {
  const { t } = useTranslation();
  const by = search.history === "" ? undefined : search.history;
  const [open, setOpen] = useState<Record<string, number>>({});
  const [restoring, setRestoring] = useState<string | null>(null);
  const history = useHistory(by, open);
  const revision = readRevisionKey(search.revision);
  const group = revision ? undefined : history.rows.find((row) => row.kind === "group" && row.key === search.revision);
  const entryOpen = (entry: string): void => setSearch({ ...noPairs, entry, new: undefined, tab: undefined });
  return (
    <>
      <ViewColumns
        tree={tree}
        list={{
          label: t("history.title"),
          content: (
            <HistoryList
              history={history}
              by={by}
              selected={search.revision ?? null}
              onBy={(who) => setSearch({ history: who ?? "", revision: undefined })}
              onSelect={(key) => setSearch({ revision: key }, { replace: true })}
              onToggle={(key) => setOpen((now) => ({ ...now, [key]: (now[key] ?? 0) > 0 ? 0 : 1 }))}
              onMore={(key) => setOpen((now) => ({ ...now, [key]: (now[key] ?? 0) + 1 }))}
              onClose={() => setSearch(noPairs)}
            />
          ),
        }}
        opened={{
          label: t("history.revision"),
          content: revision ? (
            <RevisionView key={search.revision} {...revision} onOpen={entryOpen} onRestoreAll={setRestoring} />
          ) : group?.kind === "group" ? (
            <GroupView key={groupKey(group.group)} group={group.group} onRestoreAll={setRestoring} />
          ) : (
            <Column label={t("history.revision")}>
              {history.groups > 0 && <EmptyHint title={t("history.choose")} line={t("history.chooseLine")} />}
            </Column>
          ),
        }}
      />
      {restoring !== null && <MomentDialog before={restoring} onClose={() => setRestoring(null)} />}
    </>
  );
}
