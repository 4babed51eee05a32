// Behind the sliders: filters that are seldom needed, and the order of the list.
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { type KnowledgeSearch, losesOwn } from "../search.ts";
import { withoutTexts } from "./EntryFilters.tsx";

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
