// What comes of a spot check: precision with its interval, whether confidence is honest, and what it was drawn from.
import { useTranslation } from "react-i18next";
import { percent } from "../../lib/percent.ts";
import { useApi } from "../../lib/queries.ts";
import { Column, PageHead, Section } from "../../ui/page/Column.tsx";
import { Figure } from "../../ui/text/Figure.tsx";
import { ScreenLink } from "../../ui/page/ScreenLink.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import css from "./Result.module.css";
import type { OutputOf } from "../../lib/api.ts";

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

/** Is confidence honest? A line for every tenth of confidence that was answered: the share right as a bar, the confidence given as a mark on it. */
function CalibrationPicture({ deciles }: { deciles: OutputOf<"getSpotCheck">["deciles"] }) {
  const { t } = useTranslation();
  const filled = deciles.filter(({ count }) => count > 0).toReversed();
  return (
    <Section title={t("spotCheck.result.picture")}>
      <ul className={css.deciles}>
        {filled.map(({ from, count, right, said }) => {
          const band = { from, until: from === 90 ? 100 : from + 9 };
          const place = { "--right": `${(right ?? 0) * 100}%`, "--said": `${(said ?? 0) * 100}%` } as React.CSSProperties;
          return (
            <li key={from}>
              <span className="num text-2" aria-hidden>
                {t("spotCheck.result.band", band)}
              </span>
              <span
                className={css.decile}
                style={place}
                role="img"
                aria-label={t("spotCheck.result.row", { ...band, count, right: percent(right), said: percent(said) })}
              >
                <i className={css.share} />
                <i className={css.said} />
              </span>
              <span className="num text-2" aria-hidden>
                {percent(right)}
              </span>
              <span className="num text-3" aria-hidden>
                {t("spotCheck.result.times", { count })}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="xs text-3">{t("spotCheck.result.pictureLine")}</p>
    </Section>
  );
}

/** A share with its interval on a scale from 0 to 100 %: several under one another compare. */
export function Interval({ share, low, high }: { share: number; low: number; high: number }) {
  const { t } = useTranslation();
  const words = t("spotCheck.result.interval", { low: percent(low), high: percent(high) });
  const place = { "--low": `${low * 100}%`, "--high": `${high * 100}%`, "--share": `${share * 100}%` } as React.CSSProperties;
  return (
    <span className={css.interval} style={place} role="img" aria-label={words} title={words}>
      <i className={css.reach} />
      <i className={css.point} />
    </span>
  );
}
