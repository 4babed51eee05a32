// A share with its interval on a scale from 0 to 100 %: several under one another compare.
import { useTranslation } from "react-i18next";
import { percent } from "../../lib/percent.ts";
import css from "./Result.module.css";

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
