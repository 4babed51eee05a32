// The chips above the list: what is set is in accent with a cross. Where the tree is folded away, its chip opens it.
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { FilterBar } from "../../ui/list/FilterBar.tsx";
import { FilterChip } from "../../ui/list/FilterChip.tsx";
import { useTreeFolded } from "../../ui/page/SplitColumns.tsx";
import { type KnowledgeSearch, losesOwn } from "../search.ts";
import { CategoryChip } from "../categories/CategoryChip.tsx";
import { useCategories } from "../categories/useCategories.ts";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconCheck } from "@tabler/icons-react";

/** What an entry may lack, and the word for it. */
const withoutTexts = [
  { value: "hits", text: "noHits" },
  { value: "similar", text: "fewSimilar" },
  { value: "answers", text: "noAnswers" },
  { value: "own_wordings", text: "losesOwn" },
  { value: "any_own_wordings", text: "losesAny" },
  { value: "working_links", text: "deadLinks" },
] as const;

export function EntryFilters({ search, setSearch }: { search: KnowledgeSearch; setSearch: SetSearch<KnowledgeSearch> }) {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const folded = useTreeFolded();
  const categories = useCategories().data?.categories ?? [];
  const tags = useApi("listTags", { kb }, { beside: true }).data?.rows ?? [];
  const name = search.category === "none" ? t("knowledge.none") : categoryPath(categories, search.category ?? null).at(-1);
  const shownTags = search.tag !== undefined && !tags.some((r) => r.tag === search.tag) ? [{ tag: search.tag, entries: 0 }, ...tags] : tags;
  return (
    <FilterBar>
      {folded && <CategoryChip name={name} search={search} setSearch={setSearch} />}
      {!folded && search.category !== undefined && name !== undefined && (
        <FilterChip
          label={t("knowledge.tree.filter")}
          options={[{ value: search.category, label: name }]}
          value={search.category}
          onChange={(category) => setSearch({ category: category ?? undefined })}
        />
      )}
      <FilterChip
        label={t("knowledge.list.change")}
        options={(["new", "changed", "deleted", "unchanged"] as const).map((value) => ({ value, label: t(`common.change.${value}`) }))}
        value={search.change}
        onChange={(change) => setSearch({ change: change ?? undefined })}
      />
      <FilterChip
        label={t("knowledge.list.validity")}
        options={(["in_force", "pending", "expired"] as const).map((value) => ({ value, label: t(`common.validity.${value}`) }))}
        value={search.validity}
        onChange={(validity) => setSearch({ validity: validity ?? undefined })}
      />
      {shownTags.length > 0 && (
        <FilterChip
          label={t("knowledge.list.tag")}
          options={shownTags.slice(0, 30).map((r) => ({ value: r.tag, label: r.tag, count: r.entries }))}
          value={search.tag}
          onChange={(tag) => setSearch({ tag: tag ?? undefined })}
        />
      )}
      {search.enabled && (
        <FilterChip
          label={t("knowledge.list.enabled")}
          options={[
            { value: "true", label: t("knowledge.list.on") },
            { value: "false", label: t("knowledge.list.off") },
          ]}
          value={search.enabled}
          onChange={(enabled) => setSearch({ enabled: enabled === "true" || enabled === "false" ? enabled : undefined })}
        />
      )}
      {search.without && (
        <FilterChip
          label={t("knowledge.list.without")}
          options={withoutTexts.map(({ value, text }) => ({ value, label: t(`knowledge.list.${text}`) }))}
          value={search.without}
          onChange={(without) => setSearch({ without: without ?? undefined })}
        />
      )}
    </FilterBar>
  );
}

/** Behind the sliders: filters that are seldom needed, and the order of the list. */
export function MoreFilters({ search, setSearch }: { search: KnowledgeSearch; setSearch: SetSearch<KnowledgeSearch> }) {
  const { t } = useTranslation();
  const item = (label: string, on: boolean, run: () => void) => (
    <Menu.Item key={label} onClick={run} rightSection={on ? <IconCheck size={14} aria-hidden /> : null}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Tooltip label={t("knowledge.list.more")}>
          <ActionIcon variant="default" size="md" aria-label={t("knowledge.list.more")}>
            <IconAdjustmentsHorizontal size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("knowledge.list.enabled")}</Menu.Label>
        {(["true", "false"] as const).map((value) =>
          item(t(value === "true" ? "knowledge.list.on" : "knowledge.list.off"), search.enabled === value, () =>
            setSearch({ enabled: search.enabled === value ? undefined : value }),
          ),
        )}
        <Menu.Label>{t("knowledge.list.without")}</Menu.Label>
        {withoutTexts.map(({ value, text }) =>
          item(t(`knowledge.list.${text}`), search.without === value, () =>
            setSearch({ without: search.without === value ? undefined : value }),
          ),
        )}
        <Menu.Label>{t("knowledge.list.sort")}</Menu.Label>
        {item(t(losesOwn(search) ? "knowledge.list.sortLost" : "knowledge.list.sortHits"), search.sort === undefined, () =>
          setSearch({ sort: undefined }),
        )}
        {item(t("knowledge.list.sortUpdated"), search.sort === "updated", () => setSearch({ sort: "updated" }))}
        {item(t("knowledge.list.sortQuestion"), search.sort === "question", () => setSearch({ sort: "question" }))}
      </Menu.Dropdown>
    </Menu>
  );
}
