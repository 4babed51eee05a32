// A date and time by the shop's clock: typed, or the day picked from a calendar.
import { ActionIcon, Popover, TextInput } from "@mantine/core";
import { DatePicker, DatesProvider } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import { IconCalendar, IconX } from "@tabler/icons-react";
import "dayjs/locale/zh-cn";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayBeside, pickDay, readClock, showClock } from "./clockText.ts";
import type { ShopTimeInputProps } from "./ShopTimeInput.tsx";

export function ShopTimePicker({ label, value, onChange, readOnly = false, error, inside = false, isEnd = false }: ShopTimeInputProps) {
  const { t, i18n } = useTranslation();
  const [opened, setOpened] = useState(false);
  // As it is being typed: what can be read of it counts at once, and stands in the usual spelling when the field is left.
  const [text, setText] = useState<string | null>(null);
  const read = (typed: string): string | null => readClock(typed, isEnd, new Date().getFullYear());
  const isUnread = text !== null && text.trim() !== "" && read(text) === null;
  const type = (typed: string): void => {
    setText(typed);
    const clock = read(typed);
    if (clock !== null || typed.trim() === "") onChange(clock);
  };
  const set = (clock: string | null): void => {
    setText(null);
    onChange(clock);
  };
  const chosen = value === null ? null : isEnd && value.endsWith("00:00:00") ? dayBeside(value, -1) : value.slice(0, 10);
  const zh = i18n.language !== "en";
  const calendar = (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withinPortal={!inside} trapFocus>
      <Popover.Target>
        <ActionIcon size="xs" aria-label={`${label} · ${t("knowledge.editor.calendar")}`} onClick={() => setOpened(!opened)}>
          <IconCalendar size={14} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatesProvider settings={{ locale: zh ? "zh-cn" : "en", firstDayOfWeek: 1, weekendDays: [] }}>
          <DatePicker
            value={chosen}
            {...(chosen === null ? {} : { defaultDate: chosen })}
            monthLabelFormat={zh ? "YYYY年M月" : "MMMM YYYY"}
            onChange={(picked) => {
              if (picked === null) return;
              set(pickDay(value, picked, isEnd));
              setOpened(false);
            }}
          />
        </DatesProvider>
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <TextInput
      className="grow"
      label={label}
      placeholder={t("knowledge.editor.always")}
      value={text ?? (value === null ? "" : showClock(value, isEnd))}
      readOnly={readOnly}
      error={isUnread ? t("knowledge.editor.timeUnread") : error}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => !isUnread && setText(null)}
      rightSectionWidth={readOnly ? 0 : 52}
      rightSection={
        readOnly ? null : (
          <span className="row" style={{ gap: 2 }}>
            {value !== null && (
              <ActionIcon size="xs" aria-label={`${t("common.action.clear")} ${label}`} onClick={() => set(null)}>
                <IconX size={12} aria-hidden />
              </ActionIcon>
            )}
            {calendar}
          </span>
        )
      }
    />
  );
}
