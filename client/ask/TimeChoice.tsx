// "As of": the time the robot is told, on the shop's clock. Now unless chosen; the calendar is loaded when opened.
import { IconClock } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../lib/time.ts";
import { HeadPopover } from "./HeadPopover.tsx";

const TimePicker = lazy(() => import("./TimePicker.tsx"));

export interface TimeChoiceProps {
  /** UTC; undefined is now. */
  at: string | undefined;
  onChange: (at: string | undefined) => void;
}

export function TimeChoice({ at, onChange }: TimeChoiceProps) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  return (
    <HeadPopover
      label={t("ask.time.label")}
      icon={<IconClock size={14} aria-hidden />}
      value={at === undefined ? t("ask.time.now") : dayTime(at)}
    >
      {(close) => (
        <Suspense fallback={<div style={{ width: 252, height: 336 }} />}>
          <TimePicker at={at} onChange={onChange} onClose={close} />
        </Suspense>
      )}
    </HeadPopover>
  );
}
