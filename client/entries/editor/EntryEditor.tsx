// Fetches the opened entry for its editor; or begins a new one from the words in the address.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { ApiError } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { Column } from "../../ui/page/Column.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { ErrorText } from "../../ui/state/ErrorText.tsx";
import { Skeleton } from "../../ui/state/StateView.tsx";
import { useEntryCount } from "../useEntries.ts";
import type { KnowledgeSearch } from "../search.ts";
import { Editor } from "./Editor.tsx";

export function EntryEditor({ search, setSearch }: { search: KnowledgeSearch; setSearch: SetSearch<KnowledgeSearch> }) {
  const { entry, new: begun, tab } = search;
  const shared = useMemo(
    () => ({
      tab,
      onTab: (next: KnowledgeSearch["tab"]) => setSearch({ tab: next }),
      onOpen: (id: string) => setSearch({ entry: id, new: undefined, tab: undefined }),
      onCreated: (id: string) => setSearch({ entry: id, new: undefined, tab: undefined }, { replace: true }),
      onClose: () => setSearch({ entry: undefined, new: undefined, tab: undefined }),
      onReopen: () => setSearch({ entry, new: begun, tab }),
    }),
    [entry, begun, tab, setSearch],
  );
  if (search.new !== undefined) {
    const category = search.category && search.category !== "none" ? search.category : null;
    return (
      <Editor
        key={`new ${search.new}`}
        name={`entry:new:${search.new}`}
        entry={null}
        initial={{ ...emptyEntry(search.new), category }}
        {...shared}
      />
    );
  }
  if (search.entry === undefined) return <Nothing search={search} />;
  return <Fetched key={search.entry} id={search.entry} shared={shared} />;
}

function Fetched({ id, shared }: { id: string; shared: Omit<Parameters<typeof Editor>[0], "entry" | "name" | "initial"> }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  // Fetched when the pointer came to its row, it may have been changed since.
  const entry = useApi("getEntry", { kb, entry: id }, { keepPrevious: false, staleTime: 2_000 });
  if (entry.data) return <Editor name={`entry:${id}`} entry={entry.data} {...shared} />;
  return (
    <Column label={t("knowledge.editor.label")}>
      {entry.error ? (
        <ErrorText
          what={t("common.state.failed", { what: t("knowledge.entry") })}
          error={entry.error}
          onRetry={entry.error instanceof ApiError && entry.error.code === "not_found" ? undefined : () => void entry.refetch()}
        />
      ) : (
        <Skeleton what={t("knowledge.entry")} rows={10} height={40} />
      )}
    </Column>
  );
}

function Nothing({ search }: { search: KnowledgeSearch }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const total = useEntryCount(kb, search) ?? 0;
  return (
    <Column label={t("knowledge.editor.label")}>
      {total > 0 && <EmptyHint title={t("knowledge.editor.none")} line={t("knowledge.editor.noneLine")} />}
    </Column>
  );
}
