// Above the word lists: which one, how many, only what has problems, and a search.
import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { SetSearch } from "../lib/useSearchState.ts";
import { ToggleChip } from "../ui/list/FilterChip.tsx";
import { SearchBox } from "../ui/form/SearchBox.tsx";
import { wordListNames } from "../../shared/knowledge/wordLists.ts";
import type { vocabularySearch } from "./search.ts";
import css from "./Vocabulary.module.css";

const lists = ["synonyms", ...wordListNames] as const;
type ListName = (typeof lists)[number];
type Search = z.output<typeof vocabularySearch>;

export interface ListTabsProps {
  list: ListName;
  counts: Record<ListName, number>;
  /** Synonym groups with something to put right. */
  problems: number;
  search: Search;
  onChange: SetSearch<Search>;
}

export function ListTabs({ list, counts, problems, search, onChange }: ListTabsProps) {
  const { t } = useTranslation();
  return (
    <div className={css.tabs}>
      <Tabs
        value={list}
        onChange={(value) => onChange({ list: wordListNames.find((name) => name === value), group: undefined, only: undefined })}
      >
        <Tabs.List aria-label={t("vocabulary.tabs")}>
          {lists.map((name) => (
            <Tabs.Tab key={name} value={name} rightSection={<span className="xs text-3">{counts[name]}</span>}>
              {t(`vocabulary.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {list === "synonyms" && (problems > 0 || search.only !== undefined) && (
        <ToggleChip on={search.only === "problems"} onChange={(on) => onChange({ only: on ? "problems" : undefined })}>
          {t("vocabulary.problems", { count: problems })}
        </ToggleChip>
      )}
      <span className={css.search}>
        <SearchBox
          size="sm"
          label={t("vocabulary.search")}
          placeholder={t("vocabulary.searchPlaceholder")}
          value={search.text ?? ""}
          onChange={(text) => onChange({ text: text || undefined }, { replace: true })}
        />
      </span>
    </div>
  );
}
