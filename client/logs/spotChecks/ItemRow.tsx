// One drawn question in the list: what was asked, what it got, and the label if there is one.
import { IconArrowRight, IconBan, IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Outcome } from "../../ui/reply/Outcome.tsx";
import css from "./SpotCheck.module.css";
import type { Item } from "./useLabelling.ts";

const icons = { right: IconCheck, wrong: IconX, should: IconArrowRight, not_ours: IconBan };

export function ItemRow({ item }: { item: Item }) {
  const { t } = useTranslation();
  const { label } = item;
  // Where nothing was answered, nothing was wrong: it is said where the question belongs.
  const verdict = label?.verdict === "wrong" && item.given === null ? "should" : label?.verdict;
  const Icon = verdict && icons[verdict];
  return (
    <>
      <span className={css.two}>
        <span className="ellipsis" title={item.text} data-done={label ? true : undefined}>
          {item.text}
        </span>
        <span className={css.facts}>
          <Outcome outcome={item.outcome} confidence={item.confidence} />
          <span className="ellipsis text-3" title={item.givenQuestion ?? undefined}>
            {item.givenQuestion}
          </span>
        </span>
      </span>
      <span className={css.mark} data-verdict={verdict}>
        {verdict && Icon && (
          <>
            <Icon size={16} aria-hidden />
            <span className="sr-only">{t(`spotCheck.item.row.${verdict}`)}</span>
          </>
        )}
      </span>
    </>
  );
}
