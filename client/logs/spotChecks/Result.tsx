// What comes of a spot check: precision with its interval, whether confidence is honest, and what it was drawn from.
import { useTranslation } from "react-i18next";
import { percent } from "../../lib/percent.ts";
import { useApi } from "../../lib/useApi.ts";
import { Column, PageHead, Section } from "../../ui/page/Column.tsx";
import { Figure } from "../../ui/text/Figure.tsx";
import { ScreenLink } from "../../ui/page/ScreenLink.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { CalibrationPicture } from "./CalibrationPicture.tsx";
import { Interval } from "./Interval.tsx";
import css from "./Result.module.css";

export function Result({ kb, check }: { kb: string; check: string }) {
  const { t } = useTranslation();
  const query = useApi("getSpotCheck", { kb, check }, { keepPrevious: false });
  const calibration = useApi("getCalibration", { kb }).data;
  return (
    <Column sub label={t("spotCheck.result.title")} head={<PageHead title={t("spotCheck.result.title")} />}>
      <StateView query={query} what={t("spotCheck.result.title")} rows={4} rowHeight={64}>
        {({ precision, deciles, error, notAnswered, people, ...sample }) => (
          <div aria-live="polite">
            <div className={css.figures}>
              <Figure
                label={t("spotCheck.result.precision")}
                value={precision.share === null ? null : percent(precision.share)}
                formula={`${t("spotCheck.result.precisionFormula")} · ${t("spotCheck.result.intervalFormula")}`}
                note={
                  precision.checked === 0
                    ? t("spotCheck.result.none")
                    : t("spotCheck.result.of", { right: precision.right, checked: precision.checked })
                }
              />
              <Figure
                label={t("spotCheck.result.error")}
                value={error === null ? null : percent(error)}
                formula={t("spotCheck.result.errorFormula")}
                note={t("spotCheck.result.errorNote")}
              />
            </div>
            {precision.share !== null && precision.low !== null && precision.high !== null && (
              <div className={css.line}>
                <Interval share={precision.share} low={precision.low} high={precision.high} />
                <p className="xs text-2" title={t("spotCheck.result.intervalFormula")}>
                  {t("spotCheck.result.interval", { low: percent(precision.low), high: percent(precision.high) })}
                </p>
                {precision.right < precision.checked && (
                  <p className="xs">
                    <ScreenLink screen="review" search={{ reason: "wrong_answer" }}>
                      {t("spotCheck.result.review")}
                    </ScreenLink>
                  </p>
                )}
              </div>
            )}
            {precision.checked > 0 && <CalibrationPicture deciles={deciles} />}
            {calibration && (
              <p className={`${css.line} xs text-2`}>
                {t(calibration.labels >= calibration.needed ? "spotCheck.result.labelsReached" : "spotCheck.result.labels", {
                  count: calibration.labels,
                  needed: calibration.needed,
                })}
              </p>
            )}
            <Section title={t("spotCheck.result.sample")}>
              <p className="xs text-2">{t("spotCheck.result.sampleLine", sample)}</p>
              <p className="xs text-2">{t("spotCheck.checks.seed", { seed: sample.seed })}</p>
              {notAnswered > 0 && <p className="xs text-2">{t("spotCheck.result.notAnswered", { count: notAnswered })}</p>}
              {people.length > 0 && (
                <p className="xs text-2">
                  {`${t("spotCheck.result.people")} ${people
                    .map(({ name, labels }) => t("spotCheck.result.person", { name: name ?? t("spotCheck.checks.system"), count: labels }))
                    .join(" · ")}`}
                </p>
              )}
            </Section>
          </div>
        )}
      </StateView>
    </Column>
  );
}
