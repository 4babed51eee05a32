// The head of the list's two columns; each sorts by itself.
import { Checkbox, Tooltip } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { type KnowledgeSearch, losesOwn } from "../search.ts";
import css from "./EntryList.module.css";

export interface ListHeadProps {
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
  total: number;
  checked: number;
  /** The box that selects what is in sight; there once anything is selected. */
  onAll: (on: boolean) => void;
}

export function ListHead({ search, setSearch, total, checked, onAll }: ListHeadProps) {
  const { t } = useTranslation();
  const ranked = (search.text ?? "").trim() !== "";
  const figure = losesOwn(search) ? "lost" : "hits";
  const arrow = <IconArrowDown size={12} aria-hidden />;
  return (
    <div className={css.head} data-checked={checked > 0 || undefined}>
      {checked > 0 && (
        <Checkbox
          className={css.all}
          aria-label={t("knowledge.bulk.sight")}
          checked={checked >= total}
          indeterminate={checked < total}
          onChange={() => onAll(checked < total)}
        />
      )}
      <button
        type="button"
        className={css.sort}
        aria-pressed={!ranked && search.sort === "question"}
        disabled={ranked}
        onClick={() => setSearch({ sort: "question" })}
      >
        {t("knowledge.list.question")}
        {!ranked && search.sort === "question" && arrow}
      </button>
      {(ranked || search.sort === "updated") && (
        <span className={css.order}>{ranked ? t("knowledge.list.ranked") : t("knowledge.list.updated")}</span>
      )}
      <span className="grow" />
      <Tooltip label={t(`knowledge.list.${figure}Hint`)} multiline maw={260}>
        <button
          type="button"
          className={css.sort}
          aria-pressed={!ranked && search.sort === undefined}
          disabled={ranked}
          onClick={() => setSearch({ sort: undefined })}
        >
          {t(`knowledge.list.${figure}`)}
          {!ranked && search.sort === undefined && arrow}
        </button>
      </Tooltip>
    </div>
  );
}
