// What could not be decided, and why; where another entry teaches one of the wordings, taking it from there.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ApiError } from "../lib/api.ts";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import type { ClusterInQueue, Deciding } from "./useDecide.ts";

/** `taken`: another entry teaches this wording already. */
const teacher = z.object({ entry: z.string(), question: z.string(), text: z.string(), isStandard: z.boolean() });

export function FailedLine({ deciding, cluster }: { deciding: Deciding; cluster: ClusterInQueue }) {
  const { t } = useTranslation();
  const { failed } = deciding;
  if (!failed || failed.cluster.id !== cluster.id) return null;
  const other =
    failed.error instanceof ApiError && failed.error.code === "taken" ? teacher.safeParse(failed.error.details).data : undefined;
  const { error: _, ...deed } = failed;
  const isGone = failed.error instanceof ApiError && failed.error.code === "not_found";
  const movable = other && !other.isStandard && deed.decision.kind !== "later";
  return (
    <ErrorText
      what={t("decide.teach.failed")}
      error={failed.error}
      kept={
        other
          ? t("decide.teach.taken", { question: other.question, text: other.text })
          : t(isGone ? "decide.teach.failedGone" : "decide.teach.failedKept")
      }
    >
      {other && (
        <span className="row" style={{ gap: 12 }}>
          {movable && (
            <Button
              size="xs"
              onClick={() =>
                void deciding.decide({ ...deed, settle: [...(deed.settle ?? []), { entry: other.entry, text: other.text, as: "none" }] })
              }
            >
              {t("decide.teach.moveHere")}
            </Button>
          )}
          <ScreenLink screen="knowledge" search={{ entry: other.entry }}>
            {other.question}
          </ScreenLink>
        </span>
      )}
    </ErrorText>
  );
}
