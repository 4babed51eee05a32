// What each column of a table holds, where its header does not tell.
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { wideFields } from "../../../shared/knowledge/wideColumns.ts";
import type { Choices } from "./choices.ts";
import css from "./Import.module.css";

export interface ColumnsProps {
  columns: { name: string; samples: string[] | null }[];
  chosen: Choices["columns"];
  onChange: (chosen: Choices["columns"]) => void;
  disabled?: boolean;
}

export function Columns({ columns, chosen, onChange, disabled = false }: ColumnsProps) {
  const { t } = useTranslation();
  const fields = [
    { value: "none", label: t("knowledge.files.columnNone") },
    ...wideFields.map((field) => ({ value: field, label: t(`knowledge.files.field.${field}`) })),
  ];
  return (
    <div className={css.columns}>
      {columns.map(({ name, samples }) => {
        const texts = samples?.join(" · ") ?? "";
        const looks =
          samples === null ? null : texts === "" ? t("knowledge.files.columnEmpty") : t("knowledge.files.columnLooks", { texts });
        return (
          <Select
            key={name}
            label={t("knowledge.files.column", { name })}
            description={looks && <span className={css.looks}>{looks}</span>}
            inputWrapperOrder={["label", "input", "description"]}
            data={fields}
            value={chosen[name] ?? "none"}
            allowDeselect={false}
            disabled={disabled}
            onChange={(value) => {
              const field = wideFields.find((one) => one === value);
              onChange({ ...chosen, [name]: field ?? "none" });
            }}
          />
        );
      })}
    </div>
  );
}
