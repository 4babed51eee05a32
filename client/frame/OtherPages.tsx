// Pages that are no screen: the way home, and where a page is missing, failed or on its way.
import { Button } from "@mantine/core";
import { type ErrorComponentProps, Link, Navigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { Skeleton } from "../ui/state/StateView.tsx";
import { lazy, Suspense } from "react";
import { useKnowledgeBases, useSession } from "../lib/session.ts";
import { readStored } from "../lib/stored.ts";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyHint title={t("frame.notFound.title")} line={t("frame.notFound.line")}>
      <Button component={Link} to="/">
        {t("frame.notFound.home")}
      </Button>
    </EmptyHint>
  );
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return <ErrorText what={t("common.state.crashed")} error={error} kept={t("common.state.crashedKept")} onRetry={reset} />;
}

export function PagePending() {
  return <Skeleton what="" rows={8} height={36} />;
}

const isText = (value: unknown): value is string => typeof value === "string";

const KnowledgeBaseForm = lazy(async () => ({ default: (await import("./KnowledgeBaseForm.tsx")).KnowledgeBaseForm }));

/** "/" and "/kb/x" lead to Today of the knowledge base last worked in; without any, a place to make the first. */
export function Home() {
  const { t } = useTranslation();
  const { kb } = useParams({ strict: false });
  const user = useSession().data?.user;
  const all = useKnowledgeBases();
  if (!all || !user) return null;
  const wanted = kb ?? readStored("knowledgeBase", isText, "");
  const chosen = all.find((one) => one.id === wanted) ?? all[0];
  if (chosen) return <Navigate to="/kb/$kb/today" params={{ kb: chosen.id }} replace />;
  return (
    <EmptyHint
      title={t("frame.knowledgeBase.none")}
      line={user.admin ? t("frame.knowledgeBase.noneAdmin") : t("frame.knowledgeBase.noneLine")}
    >
      {user.admin && (
        <Suspense>
          <KnowledgeBaseForm onDone={() => {}} />
        </Suspense>
      )}
    </EmptyHint>
  );
}
