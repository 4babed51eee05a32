// Nothing to publish: the draft is what is live, or there is nothing yet.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";

export function NoChanges({ live }: { live: number | null }) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  return (
    <EmptyHint
      title={t(live === null ? "releases.changes.nothing" : "releases.changes.same")}
      line={live === null ? t("releases.changes.nothingLine") : t("releases.changes.sameLine", { number: live })}
    >
      <div className="row">
        <Button renderRoot={(props) => <Link to="/kb/$kb/knowledge" params={{ kb }} {...props} />}>
          {t("releases.changes.toKnowledge")}
        </Button>
        {live !== null && (
          <Button renderRoot={(props) => <Link to="/kb/$kb/review" params={{ kb }} {...props} />}>{t("releases.changes.toReview")}</Button>
        )}
      </div>
    </EmptyHint>
  );
}
