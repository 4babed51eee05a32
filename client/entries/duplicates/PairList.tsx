// The list of pairs that are too close, worst first, with how far the work is; what the check of own wordings adds is said above.
import { Button, Progress, SegmentedControl } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import type { Pages } from "../../lib/manyQueries.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { CloseButton, Column, PageHead } from "../../ui/page/Column.tsx";
import { useTreeFolded } from "../../ui/page/SplitColumns.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { ListKeys } from "../../ui/text/Keys.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import { useOwnCheck } from "../ownWordings/useOwnCheck.ts";
import css from "./Pairs.module.css";
import { PairNames } from "./PairNames.tsx";
import { type Pair, pairKey } from "./pairs.ts";

export interface PairListProps {
  pages: Pages<Pair, OutputOf<"listDuplicates">>;
  state: "open" | "settled";
  selected: string | null;
  onState: (state: "open" | "settled") => void;
  onSelect: (pair: string) => void;
  /** Back to the entries. */
  onClose: () => void;
}

export function PairList({ pages, state, selected, onState, onSelect, onClose }: PairListProps) {
  const { t } = useTranslation();
  // The tree holds the screen's first head, where it is there.
  const folded = useTreeFolded();
  const said = pages.first;
  const done = said ? said.merged + said.settled : 0;
  return (
    <Column
      bare
      label={t("knowledge.pairs.title")}
      head={
        <PageHead level={folded ? 1 : 2} title={t("knowledge.pairs.title")}>
          <SegmentedControl
            aria-label={t("knowledge.pairs.which")}
            value={state}
            onChange={(next) => onState(next === "settled" ? "settled" : "open")}
            data={[
              { value: "open", label: t("knowledge.pairs.open") },
              { value: "settled", label: t("knowledge.pairs.settled") },
            ]}
          />
          <CloseButton onClose={onClose} />
        </PageHead>
      }
      bar={
        <section className={css.strip} aria-label={t("knowledge.pairs.progress")}>
          {said && (
            <>
              <p className="xs text-2">
                {t("knowledge.pairs.done", { merged: said.merged, settled: said.settled })}
                {t("knowledge.pairs.left", { count: said.open })}
              </p>
              <Progress
                aria-label={t("knowledge.pairs.progress")}
                value={said.open + done === 0 ? 100 : (100 * done) / (said.open + done)}
              />
            </>
          )}
          <Check isNeeded={said?.checkedAt === null} />
        </section>
      }
      footer={
        <>
          <span className="ellipsis">{said && t("knowledge.pairs.total", { count: said.total })}</span>
          <ListKeys opens />
        </>
      }
    >
      <StateView
        query={{ ...pages, data: said === undefined ? undefined : pages }}
        what={t("knowledge.pairs.title")}
        name="pairs"
        rowHeight={52}
        count={(all) => all.total}
        empty={
          <EmptyHint
            title={t(state === "open" ? "knowledge.pairs.none" : "knowledge.pairs.noneSettled")}
            line={t(state === "open" && said?.checkedAt === null ? "knowledge.pairs.unchecked" : "knowledge.pairs.noneLine")}
          />
        }
      >
        {(all) => (
          <VirtualList
            label={t("knowledge.pairs.title")}
            height={52}
            count={all.total}
            row={all.row}
            rowKey={pairKey}
            rowName={({ first, second }) => `${first.question} · ${second.question}`}
            selected={selected}
            openOnMove
            onOpen={(pair) => onSelect(pairKey(pair))}
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

function PairRow({ pair: { first, second, same, lost, won, near } }: { pair: Pair }) {
  const { t } = useTranslation();
  const taken = lost.length + won.length;
  return (
    <>
      <PairNames first={first.question} second={second.question} />
      <span className={css.facts}>
        {same.length > 0 && <Tag hue="orange">{t("knowledge.pairs.same", { count: same.length })}</Tag>}
        {same.length === 0 && taken > 0 && <span className="xs text-2">{t("knowledge.pairs.taken", { count: taken })}</span>}
        {near && <span className="xs text-3">{t("knowledge.pairs.near", { value: (near.cosine / 100).toFixed(2) })}</span>}
      </span>
    </>
  );
}

/** What is near, and what is taken, is known of a check only. */
function Check({ isNeeded }: { isNeeded: boolean }) {
  const { t } = useTranslation();
  const { found, running, start, stop, starting, error } = useOwnCheck();
  const isOld = (found?.changed ?? 0) > 0 || (found?.vocabularyChanged ?? false);
  if (running)
    return (
      <JobLine label={t("frame.jobs.verb.check_own_wordings")} done={running.done} total={running.total} onCancel={stop ?? undefined} />
    );
  return (
    <>
      {isNeeded && <p className="xs text-3">{t("knowledge.pairs.unchecked")}</p>}
      {start && (isNeeded || isOld) && (
        <Button size="xs" leftSection={<IconRefresh size={14} aria-hidden />} loading={starting} onClick={start}>
          {isNeeded ? t("knowledge.own.start") : t("knowledge.pairs.again", { count: found?.changed ?? 0 })}
        </Button>
      )}
      <ErrorLine error={error} />
    </>
  );
}
