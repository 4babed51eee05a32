// A date and time by the shop's clock. The calendar's styles and words come with it.
import { DatesProvider, DateTimePicker } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/zh-cn";
import { useTranslation } from "react-i18next";

export interface ShopTimeInputProps {
  label: string;
  /** "2026-11-11 08:30:00", or null = no limit. */
  value: string | null;
  onChange: (value: string | null) => void;
  readOnly?: boolean;
  error?: string | undefined;
  /** Stands in a popover itself: its calendar then stays within it, or clicking it would close the popover. */
  inside?: boolean;
}

export function ShopTimeInput({ label, value, onChange, readOnly = false, error, inside = false }: ShopTimeInputProps) {
  const { t, i18n } = useTranslation();
  const zh = i18n.language !== "en";
  return (
    <DatesProvider settings={{ locale: zh ? "zh-cn" : "en", firstDayOfWeek: 1, weekendDays: [] }}>
      <DateTimePicker
        className="grow"
        label={label}
        placeholder={t("knowledge.editor.always")}
        value={value}
        valueFormat="YYYY-MM-DD HH:mm"
        onChange={onChange}
        clearable={!readOnly}
        readOnly={readOnly}
        error={error}
        popoverProps={{ withinPortal: !inside }}
        clearButtonProps={{ "aria-label": `${t("common.action.clear")} ${label}` }}
        monthLabelFormat={zh ? "YYYY年M月" : "MMMM YYYY"}
        submitButtonProps={{ size: "md", "aria-label": t("common.action.apply") }}
        timePickerProps={{ "aria-label": label, hoursInputLabel: label, minutesInputLabel: label }}
      />
    </DatesProvider>
  );
}
