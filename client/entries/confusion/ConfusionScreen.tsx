// Knowledge, while confused pairs are worked through: the pairs in the place of the entries, in that of the editor the map, or the pair that is looked at.
import { useTranslation } from "react-i18next";
import { usePages } from "../../lib/manyQueries.ts";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import type { SplitColumn } from "../../ui/page/SplitColumns.tsx";
import { ViewColumns } from "../ViewColumns.tsx";
import { type KnowledgeSearch, noPairs } from "../search.ts";
import { ConfusedPair } from "./ConfusedPair.tsx";
import { ConfusionList } from "./ConfusionList.tsx";
import { ConfusionMap } from "./ConfusionMap.tsx";
import { confusedKey, pairOfKey } from "./deeds.ts";

export interface ConfusionScreenProps {
  tree: SplitColumn;
  days: 7 | 30 | 90;
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
}

export function ConfusionScreen({ tree, days, search, setSearch }: ConfusionScreenProps) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const { entry, category } = search;
  const among = { kb, days, ...(entry === undefined ? {} : { entry }), ...(category === undefined ? {} : { category }) };
  const pages = usePages("listConfusions", among, 50);
  const pair = pairOfKey(search.pair);
  // Linked to from elsewhere it may stand far down the list, or in no list of this period.
  const linked = useApi("listConfusions", pair && { kb, days, entry: pair.first, limit: 200 });
  const row = [...pages.loaded, ...(linked.data?.rows ?? [])].find((one) => confusedKey(one) === search.pair);
  const select = (key: string | undefined): void => setSearch({ pair: key }, { replace: search.pair !== undefined && key !== undefined });
  /** The one below comes next; after the last one the map. */
  const next = (): void => {
    const at = pages.loaded.findIndex((one) => confusedKey(one) === search.pair);
    const then = pages.loaded[at + 1];
    select(at >= 0 && then ? confusedKey(then) : undefined);
  };
  const open = (id: string): void => setSearch({ ...noPairs, entry: id, new: undefined, tab: undefined });
  return (
    <ViewColumns
      tree={tree}
      list={{
        label: t("confusion.list"),
        width: 360,
        remember: "confusion",
        content: <ConfusionList pages={pages} days={days} search={search} setSearch={setSearch} onSelect={select} />,
      }}
      opened={{
        label: pair ? t("confusion.pair") : t("confusion.map.title"),
        content: pair ? (
          <ConfusedPair
            key={search.pair}
            pair={pair}
            row={row}
            days={days}
            onOpen={open}
            onOnly={(id) => setSearch({ entry: id })}
            onGone={next}
            onMap={() => select(undefined)}
          />
        ) : (
          <ConfusionMap among={among} onSelect={select} />
        ),
      }}
    />
  );
}
