// Nothing asked yet: what to do, with questions of this knowledge base to begin with.
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { useApi } from "../lib/queries.ts";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import css from "./Ask.module.css";
import type { Asking } from "./useAsking.ts";

export function Begin({ asking, small = false }: { asking: Asking; small?: boolean }) {
  const { t } = useTranslation();
  const { language } = useKnowledgeBase();
  const rows = useApi("listEntries", { kb: asking.kb, sort: "hits", limit: 60 }).data?.rows ?? [];
  // A bilingual knowledge base: begin in the language of its customers.
  const native = rows.filter(({ question }) => /\p{Script=Han}/u.test(question) === (language === "zh"));
  const all = native.length > 0 ? native : rows;
  // "Thanks" and "bye" are said most of all, and show nothing.
  const questions = all.filter(({ question }) => /[?？]$/u.test(question));
  const examples = (questions.length > 0 ? questions : all).slice(0, small ? 3 : 5);
  return (
    <div className={css.scroll}>
      <EmptyHint small={small} title={t("ask.empty.title")} line={small ? t("ask.empty.smallLine") : t("ask.empty.line")}>
        {examples.length > 0 && (
          <div className={css.examples}>
            <span className="xs text-3">{t("ask.empty.try")}</span>
            {examples.map(({ id, question }) => (
              <button key={id} type="button" className="link" onClick={() => void asking.ask(question)}>
                {question}
              </button>
            ))}
          </div>
        )}
      </EmptyHint>
    </div>
  );
}
