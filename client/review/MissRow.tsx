// One missed question in the queue: what was asked, why it counts as missed, how often, when last, its trend, and what the draft says now.
import { useTranslation } from "react-i18next";
import { useTimes } from "../lib/time.ts";
import { MissReason } from "../ui/reply/MissReason.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Sparkline } from "../ui/text/Sparkline.tsx";
import css from "./Review.module.css";
import type { Miss } from "./useDecide.ts";

export function MissRow({ miss, selected }: { miss: Miss; selected: boolean }) {
  const { t } = useTranslation();
  const { relative, full } = useTimes();
  return (
    <>
      <span className="grow">
        <span className={css.text} data-selected={selected || undefined} title={miss.text}>
          {miss.text}
        </span>
        <span className={css.facts}>
          <MissReason reason={miss.reason} />
          <span>{t("common.count.times", { count: miss.count })}</span>
          <span className="ellipsis" title={full(miss.lastAt)}>
            {relative(miss.lastAt)}
          </span>
        </span>
      </span>
      <span className={css.side}>
        <Outcome bare outcome={miss.now.outcome} confidence={miss.now.confidence} />
        <Sparkline values={miss.days} />
      </span>
    </>
  );
}
