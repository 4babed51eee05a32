// What the confidence was fitted to and how far off it is, of draft and live: whether the bands mean what they say.
import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { percent } from "../lib/percent.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useApi } from "../lib/queries.ts";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import css from "./Calibration.module.css";

type Fit = OutputOf<"getCalibration">["draft"];

export function Calibration() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const query = useApi("getCalibration", { kb });
  return (
    <section className={css.calibration} aria-label={t("settings.calibration.title")}>
      <h3 className="medium">{t("settings.calibration.title")}</h3>
      <StateView query={query} what={t("settings.calibration.title")} rows={2} rowHeight={24}>
        {({ draft, live, labels, needed }) => (
          <>
            <dl className={css.fits}>
              <FitLine name={t("settings.calibration.draft")} fit={draft} />
              {live && <FitLine name={t("settings.calibration.live", { number: live.version })} fit={live.fit} />}
            </dl>
            <p className="xs text-3">
              {t(labels >= needed ? "settings.calibration.enough" : "settings.calibration.missing", {
                count: labels,
                needed,
                left: needed - labels,
              })}{" "}
              <ScreenLink screen="logs" search={{ spotCheck: "all" }}>
                {t("settings.calibration.spotCheck")}
              </ScreenLink>
            </p>
          </>
        )}
      </StateView>
    </section>
  );
}

function FitLine({ name, fit }: { name: string; fit: Fit }) {
  const { t } = useTranslation();
  const { day } = useTimes();
  const formula = t("settings.calibration.formula");
  return (
    <>
      <dt className="text-2">{name}</dt>
      {fit === null ? (
        <dd className="text-3">{t("settings.calibration.none")}</dd>
      ) : (
        <dd>
          {fit.to === "labels"
            ? t("settings.calibration.labels", { count: fit.questions, until: fit.until === null ? "" : day(fit.until) })
            : t("settings.calibration.own", { count: fit.questions })}
          {fit.error !== null && (
            <Tooltip
              label={`${formula} ${t(`settings.calibration.measured.${fit.to}`)}`}
              multiline
              maw={360}
              events={{ hover: true, focus: true, touch: true }}
            >
              {/* A button, so that the keyboard reaches the formula too. */}
              <button type="button" className={css.error}>
                {t("settings.calibration.error", { error: percent(fit.error) })}
                <span className="sr-only">{formula}</span>
              </button>
            </Tooltip>
          )}
        </dd>
      )}
    </>
  );
}
