// The Releases screen: not built yet.
import { useTranslation } from "react-i18next";
import { Column, PageHead } from "../ui/Column.tsx";

export function ReleasesScreen() {
  const { t } = useTranslation();
  return (
    <Column label={t("frame.nav.releases")} head={<PageHead level={1} title={t("frame.nav.releases")} />}>
      {null}
    </Column>
  );
}
