// The line above the changes: how many of each kind, which is also the filter, and the way to the problems.
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ChangeMark } from "../ui/text/ChangeMark.tsx";
import { FilterBar } from "../ui/list/FilterBar.tsx";
import { ToggleChip } from "../ui/list/FilterChip.tsx";
import type { Changes } from "./changes.ts";
import { type ChangeFilter, changeFilters } from "./search.ts";

export interface ChangeFiltersProps {
  changes: Changes;
  problems: boolean;
  filter: ChangeFilter | undefined;
  onChange: (view: "problems" | undefined, filter: ChangeFilter | undefined) => void;
}

export function ChangeFilters({ changes: { counts, problemCount }, problems, filter, onChange }: ChangeFiltersProps) {
  const { t, i18n } = useTranslation();
  const number = (n: number): string => n.toLocaleString(i18n.language);
  const kinds = changeFilters.filter((kind) => counts[kind] > 0 || kind === filter);
  return (
    <FilterBar>
      <h2 className="bold" style={{ padding: "0 4px" }}>
        {t("releases.changes.list")} <span className="xs text-3">{number(counts.all)}</span>
      </h2>
      {kinds.map((kind) => (
        <ToggleChip key={kind} on={!problems && kind === filter} onChange={(on) => onChange(undefined, on ? kind : undefined)}>
          <span className="row" style={{ gap: 6 }}>
            {kind !== "parts" && <ChangeMark change={kind} />}
            {t(`releases.counts.${kind}`)} {number(counts[kind])}
          </span>
        </ToggleChip>
      ))}
      <span className="grow" />
      <ToggleChip on={problems} onChange={(on) => onChange(on ? "problems" : undefined, filter)}>
        <span className="row" style={{ gap: 6 }}>
          {problemCount > 0 && <IconAlertTriangle size={14} className="text-attention" aria-hidden />}
          {t("releases.problemsTab")} {number(problemCount)}
        </span>
      </ToggleChip>
    </FilterBar>
  );
}
