// In the side panel: the entry's own wordings that would not reach it after saving, and what would get them instead.
import { IconShieldX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/page/Column.tsx";
import css from "./FlipsSection.module.css";
import type { ReadyFlips } from "./useFlips.ts";

interface BrokenWordingsProps {
  broken: ReadyFlips["broken"];
  /** How many wordings the entry would have. */
  own: number;
  onOpen: (entry: string) => void;
}

export function BrokenWordings({ broken, own, onOpen }: BrokenWordingsProps) {
  const { t } = useTranslation();
  if (broken.length === 0) return null;
  // Of an entry that may not answer at all no wording is named.
  const isSilent = broken.length >= own && broken.every(({ to }) => to === null);
  return (
    <Section
      flush
      icon={<IconShieldX size={14} className="text-bad" aria-hidden />}
      title={t("knowledge.flips.broken")}
      count={broken.length}
      actions={<span className="xs text-3">{t("knowledge.flips.brokenNote")}</span>}
    >
      {isSilent && <p className={css.line}>{t("knowledge.flips.silent", { count: broken.length })}</p>}
      {!isSilent && (
        <ul>
          {broken.slice(0, 10).map(({ text, to }) => (
            <li key={text} className={css.row}>
              <p className="ellipsis" dir="auto" title={text}>
                {text}
              </p>
              {to?.entry ? (
                <button type="button" className={`link xs ellipsis ${css.way}`} onClick={() => to.entry && onOpen(to.entry)}>
                  {t("knowledge.flips.goesTo", { question: to.question })}
                </button>
              ) : (
                <p className="xs text-3">{t("knowledge.flips.goesNowhere")}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
