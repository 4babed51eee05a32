// Where something stands in a file: a row, of a workbook with its sheet.
import { useTranslation } from "react-i18next";

export function usePlace(): (at: { sheet?: string | null | undefined; row: number }) => string {
  const { t } = useTranslation();
  return ({ sheet, row }) => (sheet == null ? t("knowledge.files.placeAlone", { row }) : t("knowledge.files.place", { sheet, row }));
}
