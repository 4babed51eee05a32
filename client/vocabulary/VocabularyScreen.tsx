// The Vocabulary screen: not built yet.
import { useTranslation } from "react-i18next";
import { Column, PageHead } from "../ui/Column.tsx";

export function VocabularyScreen() {
  const { t } = useTranslation();
  return (
    <Column label={t("frame.nav.vocabulary")} head={<PageHead level={1} title={t("frame.nav.vocabulary")} />}>
      {null}
    </Column>
  );
}
