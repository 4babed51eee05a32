// The answer bands: two lines over the tints of the three bands, in numbers, and what each band means.
import { NumberInput, RangeSlider, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Calibration } from "./Calibration.tsx";
import type { RobotSectionProps } from "./RobotSettings.tsx";
import css from "./Settings.module.css";

const within = (value: number): number => Math.max(1, Math.min(100, Math.round(value)));

export function AnswerSettings({ settings, readOnly, onChange }: RobotSectionProps) {
  const { t } = useTranslation();
  const { answer, clarify } = settings.bands;
  // The line that is moved pushes the other along: the bands stay in order.
  const set = (bands: { clarify: number; answer: number }): void =>
    onChange((now) => ({ ...now, bands: { clarify: within(bands.clarify), answer: within(bands.answer) } }));
  const bands = [
    { outcome: "unanswered", from: 0, until: clarify - 1, text: t("settings.answers.means.unanswered") },
    { outcome: "clarify", from: clarify, until: answer - 1, text: t("settings.answers.means.clarify", { count: settings.clarifyOptions }) },
    { outcome: "answered", from: answer, until: 100, text: t("settings.answers.means.answered") },
  ] as const;
  return (
    <>
      <div className={css.lead}>
        <h2>{t("settings.answers.title")}</h2>
        <p className="text-2">{t("settings.answers.line")}</p>
      </div>
      <div
        className={css.slider}
        role="group"
        aria-label={t("settings.answers.slider")}
        style={{ "--clarify": `${clarify}%`, "--answer": `${answer}%` } as React.CSSProperties}
      >
        <RangeSlider
          thumbFromLabel={t("settings.answers.clarify")}
          thumbToLabel={t("settings.answers.answer")}
          value={[clarify, answer]}
          onChange={([from, until]) => set({ clarify: from, answer: until })}
          min={0}
          max={100}
          minRange={0}
          size={16}
          label={(value) => value}
          labelAlwaysOn
          disabled={readOnly}
          classNames={{ track: css.track ?? "", bar: css.bar ?? "", thumb: css.thumb ?? "" }}
        />
        <div className={css.bandNames} aria-hidden>
          {bands.map(({ outcome, from, until }) =>
            until - from >= 9 ? (
              <span key={outcome} style={{ left: `${(from + until + 1) / 2}%` }}>
                <Outcome outcome={outcome} />
              </span>
            ) : null,
          )}
        </div>
      </div>
      <div className={css.numbers}>
        <NumberInput
          label={t("settings.answers.clarify")}
          value={clarify}
          min={1}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          disabled={readOnly}
          onChange={(value) => typeof value === "number" && set({ clarify: value, answer: Math.max(answer, value) })}
        />
        <NumberInput
          label={t("settings.answers.answer")}
          value={answer}
          min={1}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          disabled={readOnly}
          onChange={(value) => typeof value === "number" && set({ answer: value, clarify: Math.min(clarify, value) })}
        />
      </div>
      <ul className={css.meanings}>
        {bands.map(({ outcome, from, until, text }) => (
          <li key={outcome}>
            <span className="num text-2" style={{ textAlign: "left" }}>
              {until < from ? t("settings.answers.never") : t("settings.answers.range", { from, until })}
            </span>
            <Outcome outcome={outcome} />
            <span className="text-2">{text}</span>
          </li>
        ))}
      </ul>
      <Calibration />
      <div>
        <p id="clarify-options" style={{ marginBottom: 4 }}>
          {t("settings.answers.options")}
        </p>
        <SegmentedControl
          aria-labelledby="clarify-options"
          data={[2, 3, 4, 5].map(String)}
          value={String(settings.clarifyOptions)}
          disabled={readOnly}
          onChange={(value) => onChange((now) => ({ ...now, clarifyOptions: Number(value) }))}
        />
        <p className="xs text-3" style={{ marginTop: 4 }}>{`${t("settings.answers.optionsHint")} ${t("settings.answers.exact")}`}</p>
      </div>
    </>
  );
}
