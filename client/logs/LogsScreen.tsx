// The Logs screen: not built yet.
import { useTranslation } from "react-i18next";
import { Column, PageHead } from "../ui/Column.tsx";

export function LogsScreen() {
  const { t } = useTranslation();
  return (
    <Column label={t("frame.nav.logs")} head={<PageHead level={1} title={t("frame.nav.logs")} />}>
      {null}
    </Column>
  );
}
