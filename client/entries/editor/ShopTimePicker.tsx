// The calendar and clock behind a ShopTimeInput, with their styles and words.
import { DatesProvider, DateTimePicker } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/zh-cn";
import { useTranslation } from "react-i18next";
import type { ShopTimeInputProps } from "./ShopTimeInput.tsx";

export function ShopTimePicker({ label, value, onChange, readOnly = false, error, inside = false }: ShopTimeInputProps) {
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
