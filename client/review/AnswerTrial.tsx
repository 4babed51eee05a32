// What trying a new entry on the draft told: what stands against it, and what it would flip.
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import css from "./PeopleAnswers.module.css";
import { EffectWords } from "./Proposals.tsx";
import type { Trial, TrialResult } from "./useTrial.ts";

export function AnswerTrial({ trial: { result, isOn, error, onRetry } }: { trial: Trial }) {
  const { t } = useTranslation();
  if (error)
    return <ErrorText what={t("common.state.failed", { what: t("decide.people.trial.failed") })} error={error} onRetry={onRetry} />;
  return (
    <section className={css.trial} aria-label={t("decide.people.trial.title")} aria-busy={isOn && result === null}>
      <h3 className="bold">{t("decide.people.trial.title")}</h3>
      {result === null ? (
        <p className="xs text-2" role="status">
          {t(isOn ? "decide.people.trial.waiting" : "decide.people.trial.needs")}
        </p>
      ) : (
        <>
          <Conflicts conflicts={result.conflicts} />
          <p className="xs text-2">
            {t("decide.people.trial.own", { count: result.own.questions })} <EffectWords effect={result} />
          </p>
        </>
      )}
    </section>
  );
}

function Conflicts({ conflicts }: Pick<TrialResult, "conflicts">) {
  const { t } = useTranslation();
  if (conflicts.length === 0)
    return (
      <p className={`${css.line ?? ""} xs`}>
        <IconCircleCheck size={14} className="text-good" aria-hidden />
        {t("decide.people.trial.nothingAgainst")}
      </p>
    );
  return (
    <ul>
      {conflicts.map((one) => {
        const words =
          one.kind === "taught"
            ? t("decide.people.trial.taught", { question: one.question, text: one.text })
            : one.kind === "near"
              ? t("decide.people.trial.near", { question: one.question })
              : one.kind === "other_answers"
                ? t("decide.people.trial.other_answers", { count: one.conversations })
                : t("decide.people.trial.masked");
        return (
          <li key={words} className={`${css.line ?? ""} xs`}>
            <IconAlertTriangle size={14} className="text-attention" aria-hidden />
            <span>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
