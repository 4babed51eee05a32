// One spot check in the list: when and by whom, what it was drawn from, how far it is, and its precision as an interval.
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { useChannelName } from "../../lib/channelName.ts";
import { percent } from "../../lib/percent.ts";
import { useTimes } from "../../lib/time.ts";
import { Interval } from "./Interval.tsx";
import css from "./SpotCheck.module.css";

/** An instant within a day of the shop. */
const noon = (shopDay: string): string => `${shopDay}T12:00:00Z`;

export function CheckRow({ check }: { check: OutputOf<"listSpotChecks">["rows"][number] }) {
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
