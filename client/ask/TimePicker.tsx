// The calendar and clock behind "as of" (loaded when a TimeChoice is opened): days and hours of the shop.
import { Button } from "@mantine/core";
import { DatePicker, TimePicker as ClockPicker } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/zh-cn";
import { useTranslation } from "react-i18next";
import { addDays, instantOfClock, localDay, localTime } from "../../shared/engine/time.ts";
import { currentLanguage } from "../lib/language.ts";
import { useKnowledgeBase } from "../lib/session.ts";

export interface TimePickerProps {
  at: string | undefined;
  onChange: (at: string | undefined) => void;
  onClose: () => void;
}

export default function TimePicker({ at, onChange, onClose }: TimePickerProps) {
  const { t } = useTranslation();
  const { timeZone } = useKnowledgeBase();
  const [day = "", clock = ""] = localTime(at ?? new Date().toISOString(), timeZone).split("T");
  const set = (nextDay: string, nextClock: string): void => {
    const next = instantOfClock(`${nextDay} ${nextClock}`, timeZone);
    if (next) onChange(next);
  };
  const today = localDay(new Date().toISOString(), timeZone);
  const tomorrow = addDays(today, 1);
  return (
    <div className="stack" style={{ gap: 8, width: 252 }}>
      <DatePicker
        value={at === undefined ? null : day}
        defaultDate={day}
        highlightToday
        hideOutsideDates
        weekendDays={[]}
        onChange={(next) => next && set(next, at === undefined ? "00:00:00" : clock)}
        locale={currentLanguage() === "zh" ? "zh-cn" : "en"}
        firstDayOfWeek={1}
        {...(currentLanguage() === "zh" ? { monthLabelFormat: "YYYY年M月", yearLabelFormat: "YYYY年" } : {})}
        ariaLabels={{ previousMonth: t("ask.time.previousMonth"), nextMonth: t("ask.time.nextMonth") }}
        size="sm"
        allowDeselect={false}
      />
      <ClockPicker
        aria-label={t("ask.time.label")}
        size="sm"
        value={at === undefined ? "" : clock.slice(0, 5)}
        onChange={(next) => /^\d\d:\d\d/u.test(next) && set(day, `${next.slice(0, 5)}:00`)}
        hoursInputLabel={t("ask.time.hours")}
        minutesInputLabel={t("ask.time.minutes")}
      />
      <div className="row" style={{ gap: 4, flexWrap: "wrap" }}>
        <Button size="xs" variant="subtle" onClick={() => set(today, "00:00:00")}>
          {t("ask.time.midnight")}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => set(tomorrow, "00:00:00")}>
          {t("ask.time.tomorrow")}
        </Button>
        <span className="grow" />
        <Button
          size="xs"
          disabled={at === undefined}
          onClick={() => {
            onChange(undefined);
            onClose();
          }}
        >
          {t("ask.time.backToNow")}
        </Button>
      </div>
      <p className="xs text-3">{t("ask.time.zone", { zone: timeZone })}</p>
    </div>
  );
}
