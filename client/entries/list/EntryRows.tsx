// The rows themselves, apart from what stands around them: scrolling draws only these again.
import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { apiQuery, useApi } from "../../lib/queries.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { NoMatch } from "../../ui/state/EmptyHint.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { type KnowledgeSearch, losesOwn, noEntryFilters } from "../search.ts";
import { type EntryRowData, isFiltered, useEntries } from "../useEntries.ts";
import { IconMessageOff } from "@tabler/icons-react";
import { ChangeMark, Validity } from "../../ui/text/EntryMarks.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import { Others } from "../presence/Others.tsx";
import { isSelected, type Selection } from "../selection.ts";
import { useEntryDrag } from "../categories/entryDrag.ts";
import css from "./EntryList.module.css";

export interface EntryRowsProps {
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
  selection: Selection;
  onCheck: (keys: string[], on: boolean) => void;
  /** Tells which rows are here. */
  onSight: (ids: readonly string[]) => void;
}

export function EntryTable({ search, setSearch, selection, onCheck, onSight }: EntryRowsProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const client = useQueryClient();
  const pages = useEntries(kb, search);
  const write = useMay()("write");
  const here = pages.loaded.map((row) => row.id);
  const checked = new Set(selection.by === "entries" ? selection.ids : here.filter((id) => isSelected(selection, id)));
  useEffect(() => onSight(here));
  const drag = useEntryDrag(selection, pages.total);
  // Where nothing was checked yet, the strip above says so.
  const ownCheck = useApi("getOwnWordings", losesOwn(search) ? { kb } : null).data?.check;
  const linkCheck = useApi("getLinks", search.without === "working_links" ? { kb } : null).data?.check;
  const unchecked = ownCheck === null || linkCheck === null;
  // Coming to the screen without a choice opens the first: the editor is never bare. Once, so that it can be closed.
  const first = pages.first && (pages.loaded[0]?.id ?? null);
  const arrived = useRef(true);
  useEffect(() => {
    if (first === undefined || !arrived.current) return;
    arrived.current = false;
    if (first !== null && search.entry === undefined && search.new === undefined) setSearch({ entry: first }, { replace: true });
  }, [first, search.entry, search.new, setSearch]);
  return (
    <StateView
      query={{ ...pages, data: pages.first === undefined ? undefined : pages }}
      what={t("knowledge.theEntries")}
      name="entries"
      rows={12}
      count={(p) => p.total}
      empty={isFiltered(search) && !unchecked ? <NoMatch onClear={() => setSearch(noEntryFilters)} /> : null}
    >
      {(all) => (
        <VirtualList
          label={t("knowledge.entries")}
          count={all.total}
          row={all.row}
          rowKey={(row) => row.id}
          rowName={(row) => row.question}
          selected={search.entry ?? null}
          onOpen={(row) => setSearch({ entry: row.id, new: undefined, tab: undefined })}
          onPoint={(row) => void client.prefetchQuery(apiQuery("getEntry", { kb, entry: row.id }))}
          list={all.list}
          onRange={all.onRange}
          checked={checked}
          onCheck={onCheck}
          {...(write ? { onDragStart: (event: DragEvent, row: EntryRowData) => drag(event, row.id) } : {})}
        >
          {(row) => <EntryRow row={row} />}
        </VirtualList>
      )}
    </StateView>
  );
}

/** One entry in the list: change mark, standard question, exceptions as badges, weekly hits. Kept as drawn while its row is the same object: scrolling must not draw it again. */
const EntryRow = memo(function EntryRow({ row }: { row: EntryRowData }) {
  const { t, i18n } = useTranslation();
  // Where those that lose own wordings are looked for, that is the figure.
  const figure =
    row.lost !== undefined && row.taught !== undefined
      ? t("knowledge.list.lostOf", { lost: row.lost, taught: row.taught })
      : row.hits === 0
        ? t("common.figure.none")
        : row.hits.toLocaleString(i18n.language);
  const quiet = !row.enabled || row.validity === "expired" || row.change === "deleted";
  return (
    <>
      <ChangeMark change={row.change} />
      <span className={css.question} dir="auto" title={row.question} data-quiet={quiet || undefined}>
        {row.question}
      </span>
      {row.answers === 0 && !row.handOff && <Tag icon={<IconMessageOff size={12} aria-hidden />}>{t("knowledge.list.noAnswers")}</Tag>}
      <Others entry={row.id} quiet />
      <Validity validity={row.validity} validFrom={row.validFrom} validUntil={row.validUntil} enabled={row.enabled} />
      <span className={css.hits}>{figure}</span>
    </>
  );
});
