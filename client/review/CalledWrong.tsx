// Who said in a spot check that an answer to a question was wrong, and what it should be.
import { useTranslation } from "react-i18next";
import { useTimes } from "../lib/time.ts";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./CalledWrong.module.css";
import type { ClusterDetail } from "./useDecide.ts";

export function CalledWrong({
  spotCheck: { check, given, verdict, should, by, at },
}: {
  spotCheck: NonNullable<ClusterDetail["spotCheck"]>;
}) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const name = (entry: { question: string | null }): string => entry.question ?? t("review.spotCheck.gone");
  const words = { given: given.map(name).join(" / "), should: should ? name(should) : "" };
  return (
    <div className={css.calledWrong}>
      <p className="grow">
        {t(`review.spotCheck.${verdict === "not_ours" ? "notOurs" : should ? "wrong" : "wrongNew"}`, words)}{" "}
        <span className="xs text-3">{t("review.spotCheck.by", { who: by ?? t("review.spotCheck.system"), at: dayTime(at) })}</span>
      </p>
      <ScreenLink screen="logs" search={{ spotCheck: check }}>
        {t("review.spotCheck.open")}
      </ScreenLink>
    </div>
  );
}
