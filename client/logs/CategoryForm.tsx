// The list of categories behind the filter: fetched when it is opened.
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface CategoryFormProps {
  options: { value: string; label: string }[];
  value: string | null;
  onChange: (category: string | null) => void;
}

export function CategoryForm({ options, value, onChange }: CategoryFormProps) {
  const { t } = useTranslation();
  return (
    <Select
      size="sm"
      w={280}
      label={t("logs.filter.category")}
      data={options}
      value={value}
      searchable
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={280}
      onChange={onChange}
    />
  );
}
