// "/" and "/kb/x" lead to Today of the knowledge base last worked in; without any, a place to make the first.
import { Navigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBases, useSession } from "../lib/session.ts";
import { readStored } from "../lib/stored.ts";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";

const isText = (value: unknown): value is string => typeof value === "string";

const KnowledgeBaseForm = lazy(async () => ({ default: (await import("./KnowledgeBaseForm.tsx")).KnowledgeBaseForm }));

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
