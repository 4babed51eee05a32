// What an entry's row says of it: what differs from the live version, and whether it may answer now.
import { IconCircleCheck, IconClock, IconClockOff, IconClockPlay, IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../lib/time.ts";
import css from "./EntryMarks.module.css";
import { Tag } from "./Tag.tsx";

export interface ChangeMarkProps {
  /** An entry's change state, or a part that is saved whole. */
  change: "new" | "changed" | "unchanged" | "deleted" | "vocabulary" | "settings" | "categories" | "notOurs" | "labels";
  /** The word instead of the mark; unchanged then shows nothing. */
  full?: boolean;
}

/** What differs from the live version: 新 改 删 in the left gutter of a row, or the full word in a head. Unchanged keeps the 20 px gutter empty, so that questions align. */
export function ChangeMark({ change, full = false }: ChangeMarkProps) {
  const { t } = useTranslation();
  const word = t(`common.change.${change}`);
  if (change === "unchanged") return full ? null : <span className={css.mark} aria-hidden />;
  if (full)
    return (
      <span className={css.badge} data-change={change}>
        {word}
      </span>
    );
  return (
    <span className={css.mark} data-change={change} title={word} role="img" aria-label={word}>
      {t(`common.changeMark.${change}`)}
    </span>
  );
}

export interface ValidityProps {
  validity: "pending" | "in_force" | "expired";
  validFrom: string | null;
  validUntil: string | null;
  enabled: boolean;
  full?: boolean;
}

/** Days before the end from which a row says so. */
const soon = 7;

/** Whether an entry may answer now. Rows speak only of exceptions; an editor's head says it in full. */
export function Validity({ validity, validFrom, validUntil, enabled, full = false }: ValidityProps) {
  const { t } = useTranslation();
  const { day, daysUntil, full: exact } = useTimes();
  if (!enabled) return <Tag icon={<IconPlayerPause size={12} aria-hidden />}>{t("common.validity.disabled")}</Tag>;
  if (validity === "expired")
    return (
      <Tag icon={<IconClockOff size={12} aria-hidden />} title={validUntil ? exact(validUntil) : undefined}>
        {t("common.validity.expired")}
      </Tag>
    );
  if (validity === "pending" && validFrom)
    return (
      <Tag outline icon={<IconClockPlay size={12} aria-hidden />} title={exact(validFrom)}>
        {t("common.validity.from", { date: day(validFrom) })}
      </Tag>
    );
  const left = validUntil ? daysUntil(validUntil) : null;
  if (validUntil && left !== null && left <= soon)
    return (
      <Tag hue="orange" icon={<IconClock size={12} aria-hidden />} title={exact(validUntil)}>
        {left <= 0 ? t("common.validity.lastDay") : t("common.validity.left", { count: left })}
      </Tag>
    );
  return full ? (
    <Tag outline icon={<IconCircleCheck size={12} aria-hidden />}>
      {t("common.validity.in_force")}
    </Tag>
  ) : null;
}
