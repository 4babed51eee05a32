// The filters above the log: all of them stand in the address bar, and add up.
import { useTranslation } from "react-i18next";
import { missReasons, sources } from "../../shared/contract/logs.ts";
import { outcomes } from "../../shared/contract/reply.ts";
import { useChannelName } from "../lib/channelName.ts";
import { useApi } from "../lib/queries.ts";
import type { SetSearch } from "../lib/useSearchState.ts";
import { FilterBar } from "../ui/list/FilterBar.tsx";
import { FilterChip, FormChip } from "../ui/list/FilterChip.tsx";
import { EntryPicker } from "../ui/form/EntryPicker.tsx";
import { SearchBox } from "../ui/form/SearchBox.tsx";
import { CategoryFilter } from "./CategoryFilter.tsx";
import convCss from "./Conversation.module.css";
import css from "./Logs.module.css";
import { LogViews } from "./LogViews.tsx";
import { PeriodChip } from "./PeriodChip.tsx";
import type { LogsSearch } from "./search.ts";

export interface LogFiltersProps {
  kb: string;
  search: LogsSearch;
  onChange: SetSearch<LogsSearch>;
}

export function LogFilters({ kb, search, onChange }: LogFiltersProps) {
  const { t } = useTranslation();
  const named = useChannelName();
  const channels = useApi("getSettings", { kb }).data?.settings.channels ?? [];
  const versions = useApi("listVersions", { kb, limit: 30 }).data?.rows.map((v) => v.number) ?? [];
  const entry = useApi("getEntry", search.entry === undefined ? null : { kb, entry: search.entry }, { keepPrevious: false });
  const withChosen = <V,>(all: readonly V[], chosen: V | undefined): V[] =>
    chosen === undefined || all.includes(chosen) ? [...all] : [...all, chosen];
  return (
    <FilterBar>
      <span className={css.search}>
        <SearchBox
          size="sm"
          label={t("logs.search")}
          placeholder={t("logs.searchPlaceholder")}
          value={search.text ?? ""}
          onChange={(text) => onChange({ text: text || undefined }, { replace: true })}
          rest={250}
        />
      </span>
      <PeriodChip from={search.from} until={search.until} onChange={(period) => onChange(period)} />
      <FilterChip
        label={t("logs.filter.outcome")}
        options={outcomes.map((value) => ({ value, label: t(`common.outcome.${value}`) }))}
        value={search.outcome}
        onChange={(outcome) => onChange({ outcome: outcome ?? undefined })}
      />
      <FilterChip
        label={t("logs.filter.miss")}
        options={missReasons.map((value) => ({ value, label: t(`common.missReason.${value}`) }))}
        value={search.miss}
        onChange={(miss) => onChange({ miss: miss ?? undefined })}
      />
      <FilterChip
        label={t("logs.filter.channel")}
        options={withChosen(channels, search.channel).map((value) => ({ value, label: named(value) }))}
        value={search.channel}
        onChange={(channel) => onChange({ channel: channel ?? undefined })}
      />
      <FormChip
        label={t("logs.filter.entry")}
        value={search.entry === undefined ? null : (entry.data?.content.question ?? search.entry)}
        onClear={() => onChange({ entry: undefined })}
      >
        {(close) => (
          <div className={convCss.picker}>
            <EntryPicker
              label={t("logs.filter.entry")}
              placeholder={t("logs.filter.entryPlaceholder")}
              nothing={t("logs.filter.entryNothing")}
              onPick={({ entry: picked }) => {
                onChange({ entry: picked });
                close();
              }}
            />
          </div>
        )}
      </FormChip>
      <CategoryFilter kb={kb} value={search.category} onChange={(category) => onChange({ category })} />
      {(versions.length > 0 || search.version !== undefined) && (
        <FilterChip
          label={t("logs.filter.version")}
          options={withChosen(versions, search.version).map((number) => ({
            value: String(number),
            label: t("logs.filter.versionNumber", { number }),
          }))}
          value={search.version === undefined ? null : String(search.version)}
          onChange={(version) => onChange({ version: version === null ? undefined : Number(version) })}
        />
      )}
      <FilterChip
        label={t("logs.filter.source")}
        options={sources.map((value) => ({ value, label: t(`logs.source.${value}`) }))}
        value={search.source}
        onChange={(source) => onChange({ source: source ?? undefined })}
      />
      {search.customer !== undefined && (
        <FilterChip
          label={t("logs.filter.customer")}
          options={[{ value: search.customer, label: t("logs.filter.thisCustomer") }]}
          value={search.customer}
          onChange={() => onChange({ customer: undefined })}
        />
      )}
      {search.conversation !== undefined && (
        <FilterChip
          label={t("logs.filter.conversation")}
          options={[{ value: search.conversation, label: t("logs.filter.thisConversation") }]}
          value={search.conversation}
          onChange={() => onChange({ conversation: undefined })}
        />
      )}
      <LogViews kb={kb} search={search} onChoose={(filter) => onChange(filter)} />
    </FilterBar>
  );
}
