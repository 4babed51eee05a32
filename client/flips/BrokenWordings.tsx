// In a side panel: taught wordings that would not reach their entry after saving, and what would get them instead.
import { IconShieldX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { Section } from "../ui/page/Column.tsx";
import css from "./FlipsSection.module.css";

type Broken = Extract<OutputOf<"previewVocabularyFlips">, { state: "ready" }>["broken"][number];

interface BrokenWordingsProps {
  title: string;
  note: string;
  /** `from`: the entry that teaches it, where it is not the one that is edited. */
  broken: readonly (Pick<Broken, "text" | "to"> & Partial<Pick<Broken, "from">>)[];
  count: number;
  /** Said instead of the wordings: none of them is worth naming. */
  instead?: string | null;
  onOpen: (entry: string) => void;
}

export function BrokenWordings({ title, note, broken, count, instead = null, onOpen }: BrokenWordingsProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Section
      flush
      icon={<IconShieldX size={14} className="text-bad" aria-hidden />}
      title={title}
      count={count}
      actions={<span className="xs text-3">{note}</span>}
    >
      {instead && <p className={css.line}>{instead}</p>}
      {!instead && (
        <ul>
          {broken.slice(0, 10).map(({ text, from, to }) => (
            <li key={`${from?.entry} ${text}`} className={css.row}>
              <p className="ellipsis" dir="auto" title={text}>
                {text}
              </p>
              {from?.entry && <Opening entry={from.entry} words={t("flips.named", { question: from.question })} onOpen={onOpen} />}
              {to?.entry ? (
                <Opening entry={to.entry} words={t("flips.goesTo", { question: to.question })} onOpen={onOpen} />
              ) : (
                <p className="xs text-3">{t("flips.goesNowhere")}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const Opening = ({ entry, words, onOpen }: { entry: string; words: string; onOpen: (entry: string) => void }) => (
  <button type="button" className={`link xs ellipsis ${css.way}`} title={words} onClick={() => onOpen(entry)}>
    {words}
  </button>
);
