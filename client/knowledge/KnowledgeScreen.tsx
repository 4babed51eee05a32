// The Knowledge screen: not built yet.
import { useTranslation } from "react-i18next";
import { Column, PageHead } from "../ui/Column.tsx";

export function KnowledgeScreen() {
  const { t } = useTranslation();
  return (
    <Column label={t("frame.nav.knowledge")} head={<PageHead level={1} title={t("frame.nav.knowledge")} />}>
      {null}
    </Column>
  );
}
