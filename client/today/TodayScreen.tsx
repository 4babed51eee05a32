// The Today screen: not built yet.
import { useTranslation } from "react-i18next";
import { Column, PageHead } from "../ui/Column.tsx";

export function TodayScreen() {
  const { t } = useTranslation();
  return (
    <Column label={t("frame.nav.today")} head={<PageHead level={1} title={t("frame.nav.today")} />}>
      {null}
    </Column>
  );
}
