// Entries that a bulk change leaves alone, each with its reason and a way to it.
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { useSearchState } from "../../lib/useSearchState.ts";
import { knowledgeSearch } from "../search.ts";
import css from "./Bulk.module.css";

type Left = OutputOf<"previewReplacement">["left"][number];
/** What scrolls must be reachable by keyboard. */
const scrolls = { tabIndex: 0 };
const longest = 80;

export function LeftAlone({ title, left, count }: { title: string; left: readonly Left[]; count: number }) {
  const { t } = useTranslation();
  const [, setSearch] = useSearchState(knowledgeSearch);
  const short = (text: string | null): string => (text !== null && text.length > longest ? `${text.slice(0, longest)}…` : (text ?? ""));
  return (
    <section className="stack" style={{ gap: 4 }}>
      <h3 className="xs text-2">
        {left.length < count ? `${title} · ${t("knowledge.bulk.report.firstLeft", { count: left.length })}` : title}
      </h3>
      <ul className={css.left} {...scrolls} aria-label={title}>
        {left.map(({ entry, question, why, text, twin }) => (
          <li key={entry}>
            <button type="button" className="link" onClick={() => setSearch({ entry, manage: undefined, job: undefined })}>
              {question}
            </button>
            <span className="text-2"> · {t(`knowledge.bulk.why.${why}`, { text: short(text), twin: twin?.question ?? "" })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
