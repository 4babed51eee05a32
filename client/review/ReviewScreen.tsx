// The Review screen: not built yet.
import { useTranslation } from "react-i18next";
import { Column, PageHead } from "../ui/Column.tsx";

export function ReviewScreen() {
  const { t } = useTranslation();
  return (
    <Column label={t("frame.nav.review")} head={<PageHead level={1} title={t("frame.nav.review")} />}>
      {null}
    </Column>
  );
}
