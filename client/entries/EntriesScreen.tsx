// The Knowledge screen: category tree, list of entries, editor; or pairs of entries that are too close; or, where nothing is taught yet, the form for the first entry.
import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { addTexts } from "../lib/language.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { Skeleton } from "../ui/state/StateView.tsx";
import { type SplitColumn, SplitColumns } from "../ui/page/SplitColumns.tsx";
import { EntryEditor } from "./editor/EntryEditor.tsx";
import { EntryList } from "./list/EntryList.tsx";
import { ViewColumns } from "./ViewColumns.tsx";
import { isFiltered } from "./useEntries.ts";
import { knowledgeSearch, noPairs } from "./search.ts";
import { CategoryTree, type Editing } from "./categories/CategoryTree.tsx";
import css from "./categories/CategoryTree.module.css";
import { NewCategory } from "./categories/NewCategory.tsx";
import { SavedViews } from "./categories/SavedViews.tsx";
import { useCategories } from "./categories/useCategories.ts";

const FirstEntry = lazy(async () => ({ default: (await import("./FirstEntry.tsx")).FirstEntry }));
const ImportDialog = lazy(async () => ({ default: (await import("./files/ImportDialog.tsx")).ImportDialog }));

const BulkReport = lazy(async () => ({ default: (await import("./bulk/BulkReport.tsx")).BulkReport }));
const TagsDialog = lazy(async () => ({ default: (await import("./tags/TagsDialog.tsx")).TagsDialog }));
const HistoryScreen = lazy(async () => ({ default: (await import("./history/HistoryScreen.tsx")).HistoryScreen }));
const ValidityScreen = lazy(async () => ({ default: (await import("./validity/ValidityScreen.tsx")).ValidityScreen }));
const ConfusionScreen = lazy(async () => {
  const [{ ConfusionScreen: screen }, group] = await Promise.all([
    import("./confusion/ConfusionScreen.tsx"),
    import("../../shared/i18n/confusion.ts"),
  ]);
  addTexts(group);
  return { default: screen };
});
const PairsScreen = lazy(async () => ({ default: (await import("./duplicates/PairsScreen.tsx")).PairsScreen }));

export function EntriesScreen() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchState(knowledgeSearch);
  const [editing, setEditing] = useState<Editing>(null);
  const [importing, setImporting] = useState<{ file: File | null } | null>(null);
  const categories = useCategories();
  const empty = categories.data?.total === 0 && !isFiltered(search) && search.entry === undefined && search.new === undefined;

  // The calendar and the confused pairs are narrowed by it.
  const narrows = search.calendar !== undefined || search.confusion !== undefined;
  const choose = useCallback(
    (category: string | undefined): void => setSearch(narrows ? { category } : { category, ...noPairs }),
    [narrows, setSearch],
  );

  const tree = (
    <Column
      sub
      label={t("knowledge.tree.label")}
      head={
        <PageHead level={1} title={t("knowledge.title")}>
          <NewCategory search={search} onEdit={setEditing} />
        </PageHead>
      }
    >
      {categories.error && !categories.data && (
        <ErrorText
          what={t("common.state.failed", { what: t("knowledge.tree.label") })}
          error={categories.error}
          onRetry={() => void categories.refetch()}
        />
      )}
      <CategoryTree selected={search.category} onSelect={choose} editing={editing} onEdit={setEditing} />
      {empty ? (
        <p className={css.emptyLine}>
          {t("knowledge.tree.emptyLine1")}
          <br />
          {t("knowledge.tree.emptyLine2")}
        </p>
      ) : (
        <SavedViews search={search} setSearch={setSearch} />
      )}
    </Column>
  );
  const open = (entry: string): void => setSearch({ entry, new: undefined, tab: undefined });
  const treeColumn = { id: "tree", label: t("knowledge.tree.label"), width: 176, min: 140, max: 320, hideBelow: 1360, content: tree };
  const shared = { tree: treeColumn, search, setSearch };
  const view =
    search.history !== undefined ? (
      <HistoryScreen {...shared} />
    ) : search.calendar !== undefined ? (
      <ValidityScreen {...shared} />
    ) : search.confusion !== undefined ? (
      <ConfusionScreen {...shared} days={search.confusion} />
    ) : search.pairs !== undefined ? (
      <PairsScreen {...shared} state={search.pairs} />
    ) : null;
  return (
    <>
      {empty ? (
        <SplitColumns
          name="knowledge"
          columns={[
            treeColumn,
            {
              id: "first",
              label: t("knowledge.first.title"),
              content: (
                <Column label={t("knowledge.first.title")}>
                  <Suspense fallback={null}>
                    <FirstEntry onCreated={open} onFile={(file) => setImporting({ file })} />
                  </Suspense>
                </Column>
              ),
            },
          ]}
        />
      ) : view ? (
        <Suspense fallback={<ViewPending tree={treeColumn} />}>{view}</Suspense>
      ) : (
        <SplitColumns
          name="knowledge"
          columns={[
            treeColumn,
            {
              id: "list",
              label: t("knowledge.list.label"),
              width: 336,
              min: 300,
              max: 640,
              content: (
                <EntryList
                  search={search}
                  setSearch={setSearch}
                  onCreate={() => setSearch({ new: "", entry: undefined, tab: undefined })}
                  onImport={() => setImporting({ file: null })}
                />
              ),
            },
            { id: "editor", label: t("knowledge.editor.label"), min: 360, content: <EntryEditor search={search} setSearch={setSearch} /> },
          ]}
        />
      )}
      <Suspense fallback={null}>
        {search.manage === "bulk" && <BulkReport open={search.job} onClose={() => setSearch({ manage: undefined, job: undefined })} />}
        {search.manage === "tags" && (
          <TagsDialog
            onShow={(tag) => setSearch({ tag, manage: undefined, ...noPairs })}
            onClose={() => setSearch({ manage: undefined })}
          />
        )}
      </Suspense>
      {importing && (
        <Suspense fallback={null}>
          <ImportDialog file={importing.file} onClose={() => setImporting(null)} />
        </Suspense>
      )}
    </>
  );
}

/** The place of a view until it is here: the tree stays where it is. */
function ViewPending({ tree }: { tree: SplitColumn }) {
  const { t } = useTranslation();
  const what = t("knowledge.list.label");
  return (
    <ViewColumns
      tree={tree}
      list={{
        label: what,
        content: (
          <Column label={what} head={<PageHead title="" />}>
            <Skeleton what={what} rows={12} height={52} />
          </Column>
        ),
      }}
      opened={{
        label: t("knowledge.editor.label"),
        content: <Column label={t("knowledge.editor.label")}>{null}</Column>,
      }}
    />
  );
}
