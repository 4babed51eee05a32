// Turns that an entry of a category answered, or of one below it.
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../shared/knowledge/categories.ts";
import { useApi } from "../lib/queries.ts";
import { FormChip } from "../ui/list/FilterChip.tsx";

const CategoryForm = lazy(async () => ({ default: (await import("./CategoryForm.tsx")).CategoryForm }));

export interface CategoryFilterProps {
  kb: string;
  value: string | undefined;
  onChange: (category: string | undefined) => void;
}

export function CategoryFilter({ kb, value, onChange }: CategoryFilterProps) {
  const { t } = useTranslation();
  const categories = useApi("getCategories", { kb }).data?.categories ?? [];
  if (categories.length === 0 && value === undefined) return null;
  const named = (id: string): string => categoryPath(categories, id).join(" / ") || id;
  return (
    <FormChip label={t("logs.filter.category")} value={value === undefined ? null : named(value)} onClear={() => onChange(undefined)}>
      {(close) => (
        <Suspense>
          <CategoryForm
            options={categories.map(({ id }) => ({ value: id, label: named(id) }))}
            value={value ?? null}
            onChange={(category) => {
              onChange(category ?? undefined);
              close();
            }}
          />
        </Suspense>
      )}
    </FormChip>
  );
}
