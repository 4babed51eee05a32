// What a file is read as, where its content does not tell or tells wrongly.
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { importFormats, type ImportFormat } from "../../../shared/knowledge/fileFormats.ts";

export interface FormatChoiceProps {
  /** null: by its content. */
  value: ImportFormat | null;
  /** Those it could be come first. */
  likely?: readonly string[];
  disabled?: boolean;
  onChange: (format: ImportFormat | null) => void;
}

export function FormatChoice({ value, likely = [], disabled = false, onChange }: FormatChoiceProps) {
  const { t } = useTranslation();
  const ordered = [...importFormats].sort((a, b) => Number(likely.includes(b)) - Number(likely.includes(a)));
  return (
    <Select
      label={t("knowledge.files.readAs")}
      w={320}
      data={[
        { value: "auto", label: t("knowledge.files.byContent") },
        ...ordered.map((format) => ({ value: format, label: t(`knowledge.files.format.${format}`) })),
      ]}
      value={value ?? "auto"}
      allowDeselect={false}
      disabled={disabled}
      onChange={(chosen) => onChange(importFormats.find((format) => format === chosen) ?? null)}
    />
  );
}
