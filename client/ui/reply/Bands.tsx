// The candidates of a question over the tints of the three answer bands; a bar has the colour of the band it ends in.
import { useTranslation } from "react-i18next";
import css from "./Bands.module.css";

export interface BandsProps {
  candidates: readonly { entry: string; question: string; confidence: number }[];
  thresholds: { answer: number; clarify: number };
  /** Opens an entry; without it the questions are plain text. */
  onOpen?: (entry: string) => void;
}

type Band = "answered" | "clarify" | "unanswered";

export function Bands({ candidates, thresholds: { answer, clarify }, onOpen }: BandsProps) {
  const { t } = useTranslation();
  const band = (confidence: number): Band => (confidence >= answer ? "answered" : confidence >= clarify ? "clarify" : "unanswered");
  const edges = { "--clarify": `${clarify}%`, "--answer": `${answer}%` } as React.CSSProperties;
  return (
    <div className={css.bands} style={edges}>
      <div className={css.head} aria-hidden>
        <span className={css.scale}>
          <span style={{ left: 0, width: "var(--clarify)" }}>{t("common.outcome.unanswered")}</span>
          <span style={{ left: "var(--clarify)", width: "calc(var(--answer) - var(--clarify))" }}>
            {clarify}
            <b data-band="clarify">{t("common.outcome.clarify")}</b>
          </span>
          <span style={{ left: "var(--answer)", right: 0 }}>
            {answer}
            <b data-band="answered">{t("common.outcome.answered")}</b>
          </span>
        </span>
      </div>
      <ol>
        {candidates.map((c, i) => {
          const where = band(c.confidence);
          return (
            <li key={c.entry} className={css.line} data-band={where}>
              <span className={css.place} aria-hidden>
                {i + 1}
              </span>
              {onOpen ? (
                <button type="button" className={css.question} onClick={() => onOpen(c.entry)} title={c.question}>
                  {c.question}
                </button>
              ) : (
                <span className={css.question} title={c.question}>
                  {c.question}
                </span>
              )}
              <span
                className={css.track}
                role="img"
                aria-label={t("common.bands.label", {
                  question: c.question,
                  confidence: Math.round(c.confidence),
                  outcome: t(`common.outcome.${where}`),
                })}
              >
                <span className={css.bar} style={{ width: `${Math.max(0, Math.min(100, c.confidence))}%` }} />
              </span>
              <span className={css.value} aria-hidden>
                {Math.round(c.confidence)}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
