// Above the list of entries that lose own wordings: what was checked when, checking anew, and who takes from whom.
import { Button } from "@mantine/core";
import { IconArrowsExchange, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../lib/time.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { JobLine } from "../../ui/state/Job.tsx";
import css from "./Own.module.css";
import { useOwnCheck } from "./useOwnCheck.ts";

export interface OwnStripProps {
  /** Entries that lose any of their own wordings are listed, not only those that lose many. */
  losingAny: boolean;
  onLosingAny: (on: boolean) => void;
  onPairs: () => void;
}

export function OwnStrip({ losingAny, onLosingAny, onPairs }: OwnStripProps) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { found, running, start, stop, starting, error } = useOwnCheck();
  const check = found?.check ?? null;
  const facts = check && [
    t("knowledge.own.facts", { at: dayTime(check.at), count: check.wordings }),
    ...(check.alone > 0 ? [t("knowledge.own.alone", { count: check.alone })] : []),
    ...(found && found.changed > 0 ? [t("knowledge.own.changed", { count: found.changed })] : []),
    ...(found?.vocabularyChanged ? [t("knowledge.own.vocabularyChanged")] : []),
  ];
  return (
    <section className={css.strip} aria-label={t("knowledge.own.check")}>
      {found && (
        <p className="medium">
          {check === null
            ? t("knowledge.own.never")
            : found.losing === 0
              ? t("knowledge.own.none")
              : losingAny
                ? t("knowledge.own.result", { count: found.losing, weak: found.weak })
                : t("knowledge.own.many", { count: found.many })}
        </p>
      )}
      {found && found.losing > 0 && !losingAny && <p className="xs text-2">{t("knowledge.own.manyLine")}</p>}
      <p className="xs text-3">{facts ? facts.join(" · ") : t("knowledge.own.neverLine")}</p>
      {running ? (
        <JobLine label={t("frame.jobs.verb.check_own_wordings")} done={running.done} total={running.total} onCancel={stop ?? undefined} />
      ) : (
        <div className={css.ways}>
          {start && (
            <Button size="xs" leftSection={<IconRefresh size={14} aria-hidden />} loading={starting} onClick={start}>
              {check === null ? t("knowledge.own.start") : t("knowledge.own.again")}
            </Button>
          )}
          {found && found.losing > 0 && (
            <Button size="xs" aria-pressed={losingAny} onClick={() => onLosingAny(!losingAny)}>
              {losingAny ? t("knowledge.own.showMany", { count: found.many }) : t("knowledge.own.showAny", { count: found.losing })}
            </Button>
          )}
          {found && found.weak > 0 && (
            <Button size="xs" variant="subtle" color="accent" leftSection={<IconArrowsExchange size={14} aria-hidden />} onClick={onPairs}>
              {t("knowledge.own.pairs")}
            </Button>
          )}
        </div>
      )}
      <ErrorLine error={error} />
    </section>
  );
}
