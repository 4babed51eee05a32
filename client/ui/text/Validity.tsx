// Whether an entry may answer now. Rows speak only of exceptions; an editor's head says it in full.
import { IconCircleCheck, IconClock, IconClockOff, IconClockPlay, IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../lib/time.ts";
import { Tag } from "./Tag.tsx";

export interface ValidityProps {
  validity: "pending" | "in_force" | "expired";
  validFrom: string | null;
  validUntil: string | null;
  enabled: boolean;
  full?: boolean;
}

/** Days before the end from which a row says so. */
const soon = 7;

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
