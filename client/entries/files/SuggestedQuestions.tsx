// Questions that the other system put forward: asked as a log would be, so that those without an answer come to Review.
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { callForFile } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useUpload } from "../../lib/useUpload.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";

export function SuggestedQuestions({ upload, count }: { upload: string; count: number }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const log = useUpload("importLog");
  const send = useMutation({
    mutationFn: async () => {
      const { name, blob } = await callForFile("getImportSuggested", { kb, upload });
      return log.mutateAsync({ file: blob, input: { kb, name } });
    },
  });
  return (
    <section>
      {send.isSuccess ? (
        <p role="status">{t("knowledge.files.suggestedSent", { count })}</p>
      ) : (
        <>
          <p>{t("knowledge.files.suggested", { count })}</p>
          <Button size="sm" style={{ marginTop: 8 }} loading={send.isPending} onClick={() => send.mutate()}>
            {t("knowledge.files.suggestedSend")}
          </Button>
        </>
      )}
      <ErrorLine error={send.error} />
    </section>
  );
}
