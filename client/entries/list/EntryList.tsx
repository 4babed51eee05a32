// The list of entries: search in a customer's words, filters, rows of any number, a bar for what is selected.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
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
import { BulkBar } from "./BulkBar.tsx";
import css from "./EntryList.module.css";
import { EntryFilters, MoreFilters } from "./EntryFilters.tsx";
import { EntryTable } from "./EntryRows.tsx";
import { FileMenu } from "../files/FileMenu.tsx";
import { ListHead } from "./ListHead.tsx";
import { useBulk } from "./useBulk.ts";
import { useEntryCount } from "./useEntries.ts";

const LinkStrip = lazy(async () => ({ default: (await import("../links/LinkStrip.tsx")).LinkStrip }));

export interface EntryListProps {
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
  onCreate: () => void;
  onImport: () => void;
}

export function EntryList({ search, setSearch, onCreate, onImport }: EntryListProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const may = useMay();
  const folded = useTreeFolded();
  const narrow = useNarrow();
  const total = useEntryCount(kb, search);
  const unpublished = useApi("getOverview", { kb }).data?.unpublished ?? 0;
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const bulk = useBulk();
  const write = may("write");
  useKeys({
    n: { does: t("knowledge.keys.create"), run: onCreate, off: !write },
    Escape: { does: "", run: () => setChecked(new Set()), off: checked.size === 0 },
  });

  const check = (keys: string[], on: boolean): void => {
    const next = new Set(checked);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setChecked(next);
  };
  const head = (
    <ColumnHead>
      {folded && <h1 className={narrow ? "sr-only" : `md bold ${css.title}`}>{t("knowledge.title")}</h1>}
      <SearchBox
        label={t("knowledge.list.searchLabel")}
        placeholder={t("knowledge.list.search")}
        value={search.text ?? ""}
        onChange={(text) => setSearch({ text: text === "" ? undefined : text }, { replace: true })}
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
          <FileMenu onImport={onImport} />
        </Button.Group>
      ) : (
        <FileMenu onImport={onImport} />
      )}
    </ColumnHead>
  );
  const bar = (
    <>
      {checked.size > 0 ? <BulkBar checked={checked} onChecked={setChecked} /> : <EntryFilters search={search} setSearch={setSearch} />}
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
        checked={checked.size}
        onAll={(on) => void (on ? bulk.all(search) : Promise.resolve([])).then((ids) => setChecked(new Set(ids)))}
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
      <EntryTable search={search} setSearch={setSearch} checked={checked} onCheck={check} />
    </Column>
  );
}
