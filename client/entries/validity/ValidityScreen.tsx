// Knowledge, by when entries begin and end to be in force: the calendar in the place of the list, the forecast in that of the editor.
import { useTranslation } from "react-i18next";
import { useTimes } from "../../lib/time.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import type { SplitColumn } from "../../ui/page/SplitColumns.tsx";
import { ViewColumns } from "../ViewColumns.tsx";
import { type KnowledgeSearch, noPairs } from "../search.ts";
import { CalendarColumn } from "./CalendarColumn.tsx";
import { Forecast } from "./Forecast.tsx";
import { isDay } from "./month.ts";

export interface ValidityScreenProps {
  tree: SplitColumn;
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
}

export function ValidityScreen({ tree, search, setSearch }: ValidityScreenProps) {
  const { t } = useTranslation();
  const { shopDay } = useTimes();
  const day = isDay(search.calendar) ? search.calendar : shopDay(new Date().toISOString());
  const open = (entry: string): void => setSearch({ entry, new: undefined, tab: undefined, ...noPairs });
  return (
    <ViewColumns
      tree={tree}
      list={{
        label: t("knowledge.calendar.calendar"),
        width: 360,
        remember: "calendar",
        min: 320,
        content: <CalendarColumn day={day} search={search} setSearch={setSearch} onOpen={open} />,
      }}
      opened={{
        label: t("knowledge.calendar.forecast.title"),
        content: <Forecast category={search.category} onOpen={open} onDay={(calendar) => setSearch({ calendar }, { replace: true })} />,
      }}
    />
  );
}
