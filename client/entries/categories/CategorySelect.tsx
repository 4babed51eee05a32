// One category chosen from the tree by typing a part of its path.
import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { categoryPaths } from "../../../shared/knowledge/categories.ts";
import type { Category } from "../../../shared/knowledge/version.ts";
import { treeRows } from "./categoryTree.ts";

export interface CategorySelectProps {
  label: string;
  categories: readonly Category[];
  value: string | null;
  onChange: (category: string | null) => void;
  /** What "no category" is called; null: one has to be chosen. */
  noneLabel: string | null;
  readOnly?: boolean;
  error?: string | undefined;
}

const none = "";

export function CategorySelect({ label, categories, value, onChange, noneLabel, readOnly = false, error }: CategorySelectProps) {
  const { t } = useTranslation();
  const data = useMemo(() => {
    const paths = categoryPaths(categories);
    return [
      ...(noneLabel === null ? [] : [{ value: none, label: noneLabel }]),
      ...treeRows(categories, {}, null).map((row) => ({ value: row.id, label: paths(row.id).join(" › ") })),
    ];
  }, [categories, noneLabel]);
  return (
    <Select
      label={label}
      data={data}
      value={value !== null && categories.some((c) => c.id === value) ? value : noneLabel === null ? null : none}
      onChange={(next) => onChange(next === null || next === none ? null : next)}
      searchable
      allowDeselect={false}
      readOnly={readOnly}
      error={error}
      nothingFoundMessage={t("common.state.noMatch")}
      limit={200}
      maxDropdownHeight={280}
    />
  );
}
