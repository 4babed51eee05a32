// The Ask screen: not built yet.
import { useTranslation } from "react-i18next";
import { Column, PageHead } from "../ui/Column.tsx";

export function AskScreen() {
  const { t } = useTranslation();
  return (
    <Column label={t("frame.nav.ask")} head={<PageHead level={1} title={t("frame.nav.ask")} />}>
      {null}
    </Column>
  );
}
