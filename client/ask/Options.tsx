// The options of a clarification and "none of these": clicked, or by their number while they are the latest.
import { useTranslation } from "react-i18next";
import { Keys } from "../ui/text/Keys.tsx";
import css from "./Ask.module.css";
import type { Reply, Turn } from "./conversation.ts";
import type { Asking } from "./useAsking.ts";

export interface OptionsProps {
  asking: Asking;
  turn: Turn;
  options: Reply["options"];
  last: boolean;
}

export function Options({ asking, turn, options, last }: OptionsProps) {
  const { t } = useTranslation();
  const open = last && !turn.none;
  return (
    <>
      <ul className={css.options} aria-label={t("ask.options")}>
        {options.map((option, i) => (
          <li key={option.entry}>
            <button type="button" className={css.option} disabled={!open} onClick={() => void asking.choose(turn, option)}>
              <Keys keys={String(i + 1)} />
              <span className="grow">{option.question}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={css.option} disabled={!open} aria-pressed={turn.none} onClick={() => asking.none(turn)}>
            <Keys keys={String(options.length + 1)} />
            <span className="grow text-2">{t("ask.none")}</span>
          </button>
        </li>
      </ul>
      {turn.none && (
        <p className="xs text-2" role="status" style={{ marginTop: 4 }}>
          {t("ask.noneSaid")}
        </p>
      )}
    </>
  );
}
