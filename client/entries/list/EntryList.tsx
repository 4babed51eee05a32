// The list of entries: search in a customer's words, filters, rows of any number, a bar for what is selected.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { useApi } from "../../lib/queries.ts";
import { Column, ColumnHead } from "../../ui/page/Column.tsx";
import { KeyHints, Keys } from "../../ui/text/Keys.tsx";
import { SearchBox } from "../../ui/form/SearchBox.tsx";
import { useNarrow, useTreeFolded } from "../../ui/page/SplitColumns.tsx";
import { type KnowledgeSearch, losesOwn } from "../search.ts";
import { OwnStrip } from "../ownWordings/OwnStrip.tsx";
import css from "./EntryList.module.css";
import { EntryFilters, MoreFilters } from "./EntryFilters.tsx";
import { EntryTable } from "./EntryRows.tsx";
import { FileMenu } from "../files/FileMenu.tsx";
import { ListHead } from "./ListHead.tsx";
import { allThatMatch, countSelected, nothingSelected, type Selection, stillSelected, withSelected } from "../selection.ts";
import { askFirstEntries, useEntryCount } from "../useEntries.ts";

const BulkBar = lazy(async () => ({ default: (await import("../bulk/BulkBar.tsx")).BulkBar }));

const LinkStrip = lazy(async () => ({ default: (await import("../links/LinkStrip.tsx")).LinkStrip }));

export interface EntryListProps {
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
  onCreate: () => void;
  onImport: () => void;
}

export function EntryList({ search, setSearch, onCreate, onImport }: EntryListProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const kb = useKnowledgeBase().id;
  const may = useMay();
  const folded = useTreeFolded();
  const narrow = useNarrow();
  const total = useEntryCount(kb, search);
  const unpublished = useApi("getOverview", { kb }).data?.unpublished ?? 0;
  const [made, setSelection] = useState(nothingSelected);
  const selection = stillSelected(made, search);
  const count = countSelected(selection, total ?? 0);
  const sight = useRef<readonly string[]>([]);
  const onSight = useCallback((ids: readonly string[]) => void (sight.current = ids), []);
  const write = may("write");
  const inSight = (): Selection => withSelected(nothingSelected, sight.current, true);
  // What is in sight first; that chosen already, all that match.
  const selectAll = (): void => {
    const { length } = sight.current;
    setSelection(count < Math.max(1, length) || (total ?? 0) <= length ? inSight() : allThatMatch(search));
  };
  useKeys({
    n: { does: t("knowledge.keys.create"), run: onCreate, off: !write },
    "mod+a": { does: t("knowledge.bulk.keys.sight"), run: selectAll, inFields: false },
    Escape: { does: "", run: () => setSelection(nothingSelected), off: count === 0 },
  });

  const check = (keys: string[], on: boolean): void => setSelection(withSelected(selection, keys, on));
  const onBulk = (): void => setSearch({ manage: "bulk", job: undefined });
  const head = (
    <ColumnHead>
      {folded && <h1 className={narrow ? "sr-only" : `md bold ${css.title}`}>{t("knowledge.title")}</h1>}
      <SearchBox
        label={t("knowledge.list.searchLabel")}
        placeholder={t("knowledge.list.search")}
        value={search.text ?? ""}
        onChange={(typed) => {
          const text = typed === "" ? undefined : typed;
          // Drawing the screen anew takes longer than asking.
          askFirstEntries(client, kb, { ...search, text });
          setSearch({ text }, { replace: true });
        }}
      />
      <MoreFilters search={search} setSearch={setSearch} />
      {write ? (
        <Button.Group>
          <Button
            className={css.create}
            leftSection={<IconPlus size={14} aria-hidden />}
            rightSection={narrow ? null : <Keys keys="n" />}
            onClick={onCreate}
          >
            {t("knowledge.list.create")}
          </Button>
          <FileMenu onImport={onImport} onBulk={onBulk} />
        </Button.Group>
      ) : (
        <FileMenu onImport={onImport} onBulk={onBulk} />
      )}
    </ColumnHead>
  );
  const bar = (
    <>
      {count > 0 ? (
        <Suspense fallback={null}>
          <BulkBar
            selection={selection}
            total={total ?? 0}
            deleted={search.change === "deleted"}
            onSelect={setSelection}
            onAll={selection.by === "entries" && count < (total ?? 0) ? () => setSelection(allThatMatch(search)) : null}
          />
        </Suspense>
      ) : (
        <EntryFilters search={search} setSearch={setSearch} />
      )}
      {losesOwn(search) && (
        <OwnStrip
          losingAny={search.without === "any_own_wordings"}
          onLosingAny={(on) => setSearch({ without: on ? "any_own_wordings" : "own_wordings" })}
          onPairs={() => setSearch({ pairs: "open" })}
        />
      )}
      {search.without === "working_links" && (
        <Suspense fallback={null}>
          <LinkStrip />
        </Suspense>
      )}
      <ListHead
        search={search}
        setSearch={setSearch}
        total={total ?? 0}
        checked={count}
        onAll={(on) => setSelection(on ? inSight() : nothingSelected)}
      />
    </>
  );
  const footer = (
    <>
      <span className="ellipsis">
        {total !== undefined && t("knowledge.list.total", { count: total })}
        {unpublished > 0 && (
          <>
            {total !== undefined && " · "}
            <Link to="/kb/$kb/releases" params={{ kb }} className={css.unpublished}>
              {t("knowledge.list.unpublished", { count: unpublished })}
            </Link>
          </>
        )}
      </span>
      <KeyHints
        hints={[
          { keys: ["j", "k"], does: t("common.keys.move") },
          { keys: "x", does: t("common.keys.select") },
        ]}
      />
    </>
  );
  return (
    <Column bare label={t("knowledge.list.label")} head={head} bar={bar} footer={footer}>
      <EntryTable search={search} setSearch={setSearch} selection={selection} onCheck={check} onSight={onSight} />
    </Column>
  );
}
