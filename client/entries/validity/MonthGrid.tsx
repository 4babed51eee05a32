// A month of days with what begins and ends on each. Arrows move by days and weeks, PageUp and PageDown by months.
import { IconClockOff, IconClockPlay } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../shared/engine/time.ts";
import { isInMonth, sameDayIn, weeksOf } from "./month.ts";
import css from "./Validity.module.css";

export interface DayMarks {
  starts: number;
  ends: number;
}

export interface MonthGridProps {
  selected: string;
  today: string | undefined;
  marks: ReadonlyMap<string, DayMarks>;
  onSelect: (day: string) => void;
}

/** The same instant of every day: names of days are not of this shop's clock. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

export function MonthGrid({ selected, today, marks, onSelect }: MonthGridProps) {
  const { t, i18n } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(i18n.language === "en" ? "en-US" : "zh-CN", { timeZone: "UTC", ...options });
  const [short, long] = [format({ weekday: "narrow" }), format({ dateStyle: "long" })];
  const weeks = weeksOf(selected);
  const go = (day: string): void => {
    onSelect(day);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (steps !== undefined) go(addDays(selected, steps));
    else if (months !== undefined) go(sameDayIn(selected, months));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const nameOf = (day: string, { starts, ends }: DayMarks): string =>
    [
      long.format(noon(day)),
      ...(ends > 0 ? [t("knowledge.calendar.ends", { count: ends })] : []),
      ...(starts > 0 ? [t("knowledge.calendar.starts", { count: starts })] : []),
    ].join(t("common.list.separator"));
  return (
    <div ref={grid} role="grid" aria-label={t("knowledge.calendar.calendar")} className={css.month}>
      <div role="row" className={css.week}>
        {weeks[0]!.map((day) => (
          <span key={day} role="columnheader" className={css.weekday} aria-label={format({ weekday: "long" }).format(noon(day))}>
            {short.format(noon(day))}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className={css.week}>
          {week.map((day) => {
            const mark = marks.get(day) ?? { starts: 0, ends: 0 };
            return (
              <button
                key={day}
                type="button"
                role="gridcell"
                data-day={day}
                data-outside={!isInMonth(day, selected) || undefined}
                data-today={day === today || undefined}
                aria-current={day === today ? "date" : undefined}
                aria-selected={day === selected}
                tabIndex={day === selected ? 0 : -1}
                className={css.day}
                onClick={() => onSelect(day)}
                onKeyDown={keys}
              >
                <span aria-hidden>{Number(day.slice(8))}</span>
                <span className="sr-only">{nameOf(day, mark)}</span>
                <span className={css.marks} aria-hidden>
                  {mark.ends > 0 && (
                    <span className={css.ends}>
                      <IconClockOff size={10} />
                      {mark.ends > 99 ? "99+" : mark.ends}
                    </span>
                  )}
                  {mark.starts > 0 && (
                    <span className={css.starts}>
                      <IconClockPlay size={10} />
                      {mark.starts > 99 ? "99+" : mark.starts}
                    </span>
                  )}
                </span>
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
