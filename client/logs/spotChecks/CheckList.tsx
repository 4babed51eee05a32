// All spot checks, their precision on one scale so that they compare, and the form that starts the next.
import { ActionIcon } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { useMay } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { ListKeys } from "../../ui/text/Keys.tsx";
import { SplitColumns } from "../../ui/page/SplitColumns.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { TableBox, TableHead } from "../../ui/list/Row.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import css from "./SpotCheck.module.css";
import { StartForm } from "./StartForm.tsx";
import type { OutputOf } from "../../lib/api.ts";
import { useChannelName } from "../../lib/channelName.ts";
import { percent } from "../../lib/percent.ts";
import { useTimes } from "../../lib/time.ts";
import { Interval } from "./Result.tsx";

const shown = 100;

export function CheckList({ kb, onOpen, onBack }: { kb: string; onOpen: (check: string) => void; onBack: () => void }) {
  const { t } = useTranslation();
  const write = useMay()("write");
  const checks = useApi("listSpotChecks", { kb, limit: shown });
  const total = checks.data?.total ?? 0;
  useKeys({ Escape: { does: t("spotCheck.back"), run: onBack } }, { group: t("spotCheck.keys.group") });
  const tableHead = (
    <TableHead cells={css.checkCells}>
      <span>{t("spotCheck.checks.when")}</span>
      <span className={css.rangeCell}>{t("spotCheck.checks.range")}</span>
      <span className="num">{t("spotCheck.checks.progress")}</span>
      <span className="num">{t("spotCheck.checks.precision")}</span>
      <span>{t("spotCheck.checks.interval")}</span>
    </TableHead>
  );
  const list = (
    <Column
      label={t("spotCheck.checks.list")}
      bare={total > 0}
      head={
        <PageHead level={1} title={t("spotCheck.title")} meta={total > 0 ? t("spotCheck.count", { count: total }) : undefined}>
          <ActionIcon size="sm" aria-label={t("spotCheck.back")} title={t("spotCheck.back")} onClick={onBack}>
            <IconArrowLeft size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
      footer={
        total === 0 ? undefined : (
          <>
            <ListKeys opens />
            <span className="ellipsis">{total > shown ? t("spotCheck.checks.more", { count: shown }) : t("spotCheck.checks.axis")}</span>
          </>
        )
      }
    >
      <StateView
        query={checks}
        what={t("spotCheck.what")}
        name="spotChecks"
        rowHeight={52}
        head={tableHead}
        count={({ rows }) => rows.length}
        empty={<EmptyHint title={t("spotCheck.checks.empty")} line={t("spotCheck.checks.emptyLine")} />}
      >
        {({ rows }) => (
          <TableBox>
            {tableHead}
            <VirtualList
              label={t("spotCheck.checks.list")}
              count={rows.length}
              row={(index) => rows[index]}
              rowKey={(check) => check.id}
              rowName={(check) => check.at}
              height={52}
              onOpen={(check) => onOpen(check.id)}
            >
              {(check) => <CheckRow check={check} />}
            </VirtualList>
          </TableBox>
        )}
      </StateView>
    </Column>
  );
  const form = (
    <Column sub label={t("spotCheck.start.title")} head={<PageHead title={t("spotCheck.start.title")} />}>
      {write ? <StartForm kb={kb} onStarted={onOpen} /> : <p className={`${css.part} text-2`}>{t("spotCheck.start.viewer")}</p>}
    </Column>
  );
  return (
    <SplitColumns
      name="spotChecks"
      columns={[
        { id: "list", label: t("spotCheck.checks.list"), min: 420, content: list },
        { id: "start", label: t("spotCheck.start.title"), width: 340, min: 300, max: 480, content: form },
      ]}
    />
  );
}

/** An instant within a day of the shop. */
const noon = (shopDay: string): string => `${shopDay}T12:00:00Z`;

/** One spot check in the list: when and by whom, what it was drawn from, how far it is, and its precision as an interval. */
function CheckRow({ check }: { check: OutputOf<"listSpotChecks">["rows"][number] }) {
  const { t } = useTranslation();
  const { dayTime, day, full } = useTimes();
  const named = useChannelName();
  const { precision, outcomes } = check;
  const facts = [
    outcomes.length < 3 ? outcomes.map((outcome) => t(`common.outcome.${outcome}`)).join(" / ") : null,
    check.channel === null ? null : named(check.channel),
    t("spotCheck.checks.drawn", { population: check.population, turns: check.turns }),
  ].filter((fact) => fact !== null);
  return (
    <div className={css.checkCells}>
      <span className={css.two}>
        <span className="ellipsis" title={full(check.at)}>
          {dayTime(check.at)}
        </span>
        <span className="xs text-3 ellipsis">
          {`${check.by ?? t("spotCheck.checks.system")} · ${t("spotCheck.checks.seed", { seed: check.seed })}`}
        </span>
      </span>
      <span className={`${css.two} ${css.rangeCell}`}>
        <span className="ellipsis" title={`${check.from} – ${check.until}`}>
          {t("spotCheck.checks.days", { from: day(noon(check.from)), until: day(noon(check.until)) })}
        </span>
        <span className="xs text-3 ellipsis" title={facts.join(" · ")}>
          {facts.join(" · ")}
        </span>
      </span>
      <span className="num text-2">{`${check.labelled} / ${check.items}`}</span>
      <span className="num medium">{percent(precision.share)}</span>
      {precision.low === null || precision.high === null ? (
        <span className="xs text-3 ellipsis">{t("spotCheck.checks.none")}</span>
      ) : (
        <Interval share={precision.share ?? 0} low={precision.low} high={precision.high} />
      )}
    </div>
  );
}
