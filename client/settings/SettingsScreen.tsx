// The Settings screen: not built yet.
import { useTranslation } from "react-i18next";
import { Column, PageHead } from "../ui/Column.tsx";

export function SettingsScreen() {
  const { t } = useTranslation();
  return (
    <Column label={t("frame.nav.settings")} head={<PageHead level={1} title={t("frame.nav.settings")} />}>
      {null}
    </Column>
  );
}
