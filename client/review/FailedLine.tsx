// What could not be decided: the question is back in the queue, and here is why.
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ApiError } from "../lib/api.ts";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import type { Deciding, Miss } from "./useDecide.ts";

/** `taken`: another entry teaches this wording already. */
const teacher = z.object({ entry: z.string(), question: z.string() });

export function FailedLine({ deciding, miss }: { deciding: Deciding; miss: Miss }) {
  const { t } = useTranslation();
  const { failed } = deciding;
  if (!failed || failed.miss.id !== miss.id) return null;
  const other =
    failed.error instanceof ApiError && failed.error.code === "taken" ? teacher.safeParse(failed.error.details).data : undefined;
  return (
    <ErrorText
      what={t("decide.teach.failed", { text: failed.miss.text })}
      error={failed.error}
      kept={other ? t("decide.teach.taken", { question: other.question }) : t("decide.teach.failedKept")}
    >
      {other && (
        <ScreenLink screen="knowledge" search={{ entry: other.entry }}>
          {other.question}
        </ScreenLink>
      )}
    </ErrorText>
  );
}
