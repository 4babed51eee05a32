// One change: a line that opens, and below it everything that differs.
import { IconChevronRight } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../lib/time.ts";
import { ChangeMark } from "../ui/text/EntryMarks.tsx";
import { Diff } from "../ui/text/Diff.tsx";
import { Person } from "../ui/text/Person.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./ChangeList.module.css";
import { type ListedChange, isPart, changeKeyOf } from "./changes.ts";
import { EntryDetails } from "./EntryDetails.tsx";
import { Swap } from "./ListDiff.tsx";
import { PartDetails } from "./PartDetails.tsx";
import type { Trees } from "./useFieldWords.ts";
import { useSummary } from "./useSummary.ts";

export interface ChangeRowProps {
  change: ListedChange;
  trees: Trees;
  open: boolean;
  id: string;
  onToggle: (key: string) => void;
}

/** Drawn again only when its change does: scrolling moves rows, it does not compare texts anew. */
export const ChangeRow = memo(function ChangeRow({ change, trees, open, id, onToggle }: ChangeRowProps) {
  const { t } = useTranslation();
  const summary = useSummary(trees)(change);
  const { dayTime, full } = useTimes();
  const by = change.by ?? t("releases.changes.system");
  const name = isPart(change) ? t(`common.change.${change.part}`) : change.question;
  return (
    <>
      <button
        type="button"
        className={css.row}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => onToggle(changeKeyOf(change))}
      >
        <IconChevronRight size={14} className={css.chevron} aria-hidden />
        <ChangeMark change={isPart(change) ? change.part : change.change} />
        <span className={`${css.question} ellipsis`} title={name}>
          {name}
        </span>
        <span className={css.difference}>
          {"facts" in summary ? (
            <span className="ellipsis">{summary.facts}</span>
          ) : (
            <>
              {summary.label !== "" && <span className={`${css.label} ellipsis`}>{summary.label}</span>}
              {summary.swap ? (
                <span className="ellipsis">
                  <Swap before={summary.before} after={summary.after} />
                </span>
              ) : (
                <Diff before={summary.before} after={summary.after} oneLine />
              )}
              {summary.rest !== "" && <span className={css.rest}>{summary.rest}</span>}
            </>
          )}
        </span>
        <time className={css.when} dateTime={change.at} title={full(change.at)}>
          {dayTime(change.at)}
        </time>
        <Person name={by} small />
      </button>
      {open && (
        <div id={id} className={css.details} role="group" aria-label={name}>
          {isPart(change) ? <PartDetails change={change} /> : <EntryDetails change={change} trees={trees} />}
          <div className={css.foot}>
            <WhereToEdit change={change} />
          </div>
        </div>
      )}
    </>
  );
});

function WhereToEdit({ change }: { change: ListedChange }) {
  const { t } = useTranslation();
  if (!isPart(change))
    return (
      <ScreenLink screen="knowledge" search={{ entry: change.entry }}>
        {t("releases.changes.openEntry")}
      </ScreenLink>
    );
  switch (change.part) {
    case "vocabulary":
      return <ScreenLink screen="vocabulary">{t("releases.changes.editVocabulary")}</ScreenLink>;
    case "settings":
      return <ScreenLink screen="settings">{t("releases.changes.editSettings")}</ScreenLink>;
    case "categories":
      return <ScreenLink screen="knowledge">{t("releases.changes.editCategories")}</ScreenLink>;
    case "notOurs":
      return <ScreenLink screen="review">{t("releases.changes.editReview")}</ScreenLink>;
    case "labels":
      return (
        <ScreenLink screen="logs" search={{ spotCheck: "all" }}>
          {t("releases.changes.openSpotChecks")}
        </ScreenLink>
      );
  }
}
