// Is confidence honest? A line for every tenth of confidence that was answered: the share right as a bar, the confidence given as a mark on it.
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { percent } from "../../lib/percent.ts";
import { Section } from "../../ui/page/Column.tsx";
import css from "./Result.module.css";

export function CalibrationPicture({ deciles }: { deciles: OutputOf<"getSpotCheck">["deciles"] }) {
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
