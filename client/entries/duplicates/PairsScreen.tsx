// Knowledge, while its pairs are worked through: the list of pairs in the place of the entries, the pair in that of the editor.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../lib/manyQueries.ts";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { Column } from "../../ui/page/Column.tsx";
import type { SplitColumn } from "../../ui/page/SplitColumns.tsx";
import { ViewColumns } from "../ViewColumns.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { MergeDialog } from "../editor/MergeDialog.tsx";
import { type KnowledgeSearch, noPairs } from "../search.ts";
import { PairList } from "./PairList.tsx";
import { PairView } from "./PairView.tsx";
import { firstInPair, type Pair, pairKey } from "./pairs.ts";

export interface PairsScreenProps {
  tree: SplitColumn;
  state: "open" | "settled";
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
}

export function PairsScreen({ tree, state, search, setSearch }: PairsScreenProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const pages = usePages("listDuplicates", { kb, state }, 50);
  const [merging, setMerging] = useState<Pair | null>(null);
  // Linked to from elsewhere it may stand far down the list.
  const linked = useApi("listDuplicates", search.pair === undefined ? null : { kb, state, entry: firstInPair(search.pair), limit: 200 });
  const known = [...pages.loaded, ...(linked.data?.rows ?? [])];
  const pair = search.pair === undefined ? undefined : known.find((one) => pairKey(one) === search.pair);
  const first = pages.loaded[0] && pairKey(pages.loaded[0]);
  const isGone = search.pair !== undefined && pair === undefined && linked.isSuccess && !linked.isFetching && !pages.isFetching;
  useEffect(() => {
    if ((search.pair === undefined || isGone) && first !== undefined) setSearch({ pair: first }, { replace: true });
  }, [search.pair, isGone, first, setSearch]);
  const select = (key: string | undefined): void => setSearch({ pair: key }, { replace: true });
  /** The one below comes next, at the end the one above. */
  const next = (): void => {
    const at = pages.loaded.findIndex((one) => pairKey(one) === search.pair);
    const then = pages.loaded[at + 1] ?? pages.loaded[at - 1];
    select(at >= 0 && then ? pairKey(then) : undefined);
  };
  const open = (entry: string): void => setSearch({ entry, new: undefined, tab: undefined, ...noPairs });
  return (
    <>
      <ViewColumns
        tree={tree}
        list={{
          label: t("knowledge.pairs.title"),
          content: (
            <PairList
              pages={pages}
              state={state}
              selected={search.pair ?? null}
              onState={(pairs) => setSearch({ pairs, pair: undefined })}
              onSelect={select}
              onClose={() => setSearch(noPairs)}
            />
          ),
        }}
        opened={{
          label: t("knowledge.pairs.pair"),
          content: pair ? (
            <PairView key={pairKey(pair)} pair={pair} state={state} onMerge={() => setMerging(pair)} onOpen={open} onGone={next} />
          ) : (
            <Column label={t("knowledge.pairs.pair")}>
              {pages.total > 0 && <EmptyHint title={t("knowledge.pairs.choose")} line={t("knowledge.pairs.chooseLine")} />}
            </Column>
          ),
        }}
      />
      {merging && <Merge pair={merging} onDone={next} onClose={() => setMerging(null)} />}
    </>
  );
}

/** Both as they are saved. */
function Merge({ pair, onDone, onClose }: { pair: Pair; onDone: () => void; onClose: () => void }) {
  const kb = useKnowledgeBase().id;
  const entry = useApi("getEntry", { kb, entry: pair.first.id }).data;
  if (!entry) return null;
  return (
    <MergeDialog
      mine={{ entry, content: entry.content, base: entry.revision, isChanged: false }}
      other={pair.second.id}
      onMerged={() => {
        onClose();
        onDone();
      }}
      onUndone={() => {}}
      onClose={onClose}
    />
  );
}
