// The list of confused pairs, worst first, in how many days and how they are ordered.
import { Button, SegmentedControl } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import type { OutputOf } from "../../lib/api.ts";
import { useKeys } from "../../lib/keys.ts";
import type { Pages } from "../../lib/manyQueries.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { CloseButton, Column, PageHead } from "../../ui/page/Column.tsx";
import { useTreeFolded } from "../../ui/page/SplitColumns.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { ListKeys } from "../../ui/text/Keys.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import { CategoryChip } from "../categories/CategoryChip.tsx";
import { useCategories } from "../categories/useCategories.ts";
import { type KnowledgeSearch, noPairs } from "../search.ts";
import { PairNames } from "../duplicates/PairNames.tsx";
import pairs from "../duplicates/Pairs.module.css";
import css from "./Confusion.module.css";
import { type Confused, confusedKey } from "./deeds.ts";

export interface ConfusionListProps {
  pages: Pages<Confused, OutputOf<"listConfusions">>;
  days: 7 | 30 | 90;
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
  onSelect: (pair: string) => void;
}

export function ConfusionList({ pages, days, search, setSearch, onSelect }: ConfusionListProps) {
  const { t } = useTranslation();
  // The tree holds the screen's first head, where it is there.
  const folded = useTreeFolded();
  const [explains, setExplains] = useState(false);
  const categories = useCategories().data?.categories ?? [];
  const said = pages.first;
  const close = (): void => setSearch({ ...noPairs, entry: undefined });
  useKeys({ Escape: { does: t("confusion.back"), run: close } }, { on: search.pair === undefined, group: t("confusion.title") });
  const isNarrowed = search.entry !== undefined || search.category !== undefined;
  const name = search.category === "none" ? t("knowledge.none") : categoryPath(categories, search.category ?? null).at(-1);
  return (
    <Column
      bare
      label={t("confusion.list")}
      head={
        <PageHead level={folded ? 1 : 2} title={t("confusion.title")}>
          {folded && <CategoryChip name={name} search={search} setSearch={setSearch} />}
          <CloseButton onClose={close} />
        </PageHead>
      }
      bar={
        <div className={css.strip}>
          {search.entry !== undefined && <Only entry={search.entry} rows={pages.loaded} onAll={() => setSearch({ entry: undefined })} />}
          <div className={css.choices}>
            <SegmentedControl
              size="xs"
              aria-label={t("confusion.period")}
              value={String(days)}
              onChange={(next) => setSearch({ confusion: next === "7" ? 7 : next === "90" ? 90 : 30 })}
              data={["7", "30", "90"].map((value) => ({ value, label: t("confusion.days", { count: Number(value) }) }))}
            />
            <button type="button" className="link xs" aria-expanded={explains} onClick={() => setExplains(!explains)}>
              {t("confusion.how")}
            </button>
          </div>
          {explains && <p className="xs text-2">{t("confusion.howLine")}</p>}
          {said?.filling && <JobLine label={t("confusion.filling")} done={said.filling.done} total={said.filling.total} />}
        </div>
      }
      footer={
        <>
          <span className="ellipsis">{said && t("confusion.total", { count: said.total })}</span>
          <ListKeys opens />
        </>
      }
    >
      <StateView
        query={{ ...pages, data: said === undefined ? undefined : pages }}
        what={t("confusion.list")}
        name="confusion"
        rowHeight={52}
        count={(all) => all.total}
        empty={<EmptyHint title={t("confusion.none", { days })} line={t(isNarrowed ? "confusion.noneOf" : "confusion.noneLine")} />}
      >
        {(all) => (
          <VirtualList
            label={t("confusion.list")}
            height={52}
            count={all.total}
            row={all.row}
            rowKey={confusedKey}
            rowName={({ first, second, points }) => `${first.question} · ${second.question}，${t("confusion.points", { count: points })}`}
            selected={search.pair ?? null}
            openOnMove={search.pair !== undefined}
            onOpen={(pair) => onSelect(confusedKey(pair))}
            list={all.list}
            onRange={all.onRange}
          >
            {(pair) => <PairRow pair={pair} />}
          </VirtualList>
        )}
      </StateView>
    </Column>
  );
}

function Only({ entry, rows, onAll }: { entry: string; rows: readonly Confused[]; onAll: () => void }) {
  const { t } = useTranslation();
  const question = rows.flatMap(({ first, second }) => [first, second]).find(({ id }) => id === entry)?.question ?? entry;
  return (
    <p className={css.only}>
      <span className="grow ellipsis xs" title={question}>
        {t("confusion.onlyOf", { question })}
      </span>
      <Button size="xs" variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={onAll}>
        {t("confusion.all")}
      </Button>
    </p>
  );
}

function PairRow({ pair: { first, second, points, turns, counts, own } }: { pair: Confused }) {
  const { t } = useTranslation();
  const bad = counts.wrong + counts.overturned + counts.unhelpful;
  const taken = own.lost + own.won;
  return (
    <>
      <PairNames first={first.question} second={second.question} />
      <span className={pairs.facts}>
        <span className="row">
          {bad > 0 && <Tag hue="orange">{t("confusion.bad", { count: bad })}</Tag>}
          <span
            className="xs num text-2"
            title={t("confusion.formula", { points, bad, asked: counts.asked + counts.confirmed, close: counts.close + counts.none })}
          >
            {t("confusion.points", { count: points })}
          </span>
        </span>
        <span className="xs text-3">
          {t("confusion.turns", { count: turns })}
          {taken > 0 && <span title={t("confusion.ownLine")}>{` · ${t("confusion.own", { count: taken })}`}</span>}
        </span>
      </span>
    </>
  );
}
