// The Vocabulary screen: fetches the draft's word lists and hands them to the editor.
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { useApi } from "../lib/queries.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { VocabularyEditor } from "./VocabularyEditor.tsx";

export function VocabularyScreen() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const query = useApi("getVocabulary", { kb });
  if (query.data) return <VocabularyEditor kb={kb} fetched={query.data} />;
  return (
    <Column label={t("vocabulary.title")} head={<PageHead level={1} title={t("vocabulary.title")} />}>
      <StateView query={query} what={t("vocabulary.what")} name="vocabulary" rows={12}>
        {() => null}
      </StateView>
    </Column>
  );
}
