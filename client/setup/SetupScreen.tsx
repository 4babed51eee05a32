// The first visit: make an admin, choose where to start, watch the sample shop being loaded.
import { Navigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { type Session, useSession } from "../lib/session.ts";
import { Welcome } from "../ui/page/Welcome.tsx";
import { Loading } from "./Loading.tsx";
import { SetupForm } from "./SetupForm.tsx";
import { IconBook2, IconFolders, IconInbox, IconListSearch } from "@tabler/icons-react";
import css from "./Setup.module.css";

export function SetupScreen() {
  const { t } = useTranslation();
  // Kept until the session is fetched again: before that, every other page would send us back here.
  const [made, setMade] = useState<OutputOf<"setUp"> | null>(null);
  const { kb, job } = useSearch({ from: "/setup" });
  const session = useSession().data;
  if (!session) return null;
  if (kb && job) {
    return (
      <Welcome>
        <Loading kb={kb} job={job} />
      </Welcome>
    );
  }
  if (made && !session.needsSetup) {
    if (made.job) return <Navigate to="/setup" search={{ kb: made.knowledgeBase, job: made.job }} replace />;
    return <Navigate to="/kb/$kb/knowledge" params={{ kb: made.knowledgeBase }} replace />;
  }
  if (!session.needsSetup) return <Navigate to="/" replace />;
  return (
    <Welcome aside={session.sample && <SampleFacts sample={session.sample} />}>
      <div style={{ marginBottom: 16 }}>
        <h1 className="xl">{t("setup.title")}</h1>
        <p className="text-2">{t("setup.line")}</p>
      </div>
      <SetupForm needsToken={session.needsToken} onDone={setMade} />
    </Welcome>
  );
}

const facts = [
  ["entries", "entriesNote", IconBook2],
  ["turns", "turnsNote", IconListSearch],
  ["missed", "missedNote", IconInbox],
  ["categories", "categoriesNote", IconFolders],
] as const;

/** What the sample shop holds, in numbers counted by the server. */
function SampleFacts({ sample }: { sample: NonNullable<Session["sample"]> }) {
  const { t, i18n } = useTranslation();
  return (
    <section className={css.facts} aria-label={t("setup.sample.title")}>
      <h2 className="xs text-2">{t("setup.sample.title")}</h2>
      <ul>
        {facts.map(([fact, note, Icon]) => (
          <li key={fact} className={css.fact}>
            <Icon size={16} aria-hidden />
            <b className={css.number}>{sample[fact].toLocaleString(i18n.language)}</b>
            <span className="grow">{t(`setup.sample.${fact}`)}</span>
            <span className="xs text-2">{t(`setup.sample.${note}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
