// The changes that would be published, however many: only what is on screen is drawn. j k move, Enter opens in place, e goes to the entry.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/keys.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { type ListedChange, type Changes, isPart, changeKeyOf } from "./changes.ts";
import css from "./ChangeList.module.css";
import { ChangeRow } from "./ChangeRow.tsx";
import type { Trees } from "./useFieldWords.ts";
import { IconAlertTriangle } from "@tabler/icons-react";
import { ChangeMark } from "../ui/text/EntryMarks.tsx";
import { FilterBar } from "../ui/list/FilterBar.tsx";
import { ToggleChip } from "../ui/list/FilterChip.tsx";
import { type ChangeFilter, changeFilters } from "./search.ts";

const rowHeight = 36;
/** A guess at an open one, until it is measured. */
const openHeight = 200;

export interface ChangeListProps {
  count: number;
  /** undefined: not fetched yet. */
  row: (index: number) => ListedChange | undefined;
  trees: Trees;
  open: ReadonlySet<string>;
  onToggle: (key: string) => void;
  onRange: (from: number, until: number) => void;
}

export function ChangeList({ count, row, trees, open, onToggle, onRange }: ChangeListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: kb } = useKnowledgeBase();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const opened = (index: number): boolean => {
    const change = row(index);
    return change !== undefined && open.has(changeKeyOf(change));
  };
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (opened(index) ? openHeight : rowHeight),
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? -1) + 1;
  useEffect(() => onRange(first, last), [onRange, first, last]);

  // The next row is already drawn (overscan), so that focus can follow the keyboard at once.
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(count - 1, at + step));
    setAt(next);
    virtual.scrollToIndex(next);
    scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] > button`)?.focus({ preventScroll: true });
  };
  const current = row(at);
  useKeys(
    {
      j: { does: t("common.keys.next"), run: () => move(1), off: count === 0 },
      k: { does: t("common.keys.previous"), run: () => move(-1), off: count === 0 },
      Enter: { does: t("releases.keys.expand"), run: () => current && onToggle(changeKeyOf(current)), off: !current },
      e: {
        does: t("releases.keys.entry"),
        run: () =>
          current &&
          !isPart(current) &&
          void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search: { entry: current.entry } as never }),
        off: !current || isPart(current),
      },
    },
    { group: t("common.keys.lists") },
  );

  return (
    <div ref={scroller} className={css.list}>
      <ol aria-label={t("releases.changes.list")} className={css.whole} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const change = row(item.index);
          const key = change && changeKeyOf(change);
          const isOpen = key !== undefined && open.has(key);
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              data-open={isOpen || undefined}
              data-gone={(change && !isPart(change) && change.change === "deleted") || undefined}
              aria-setsize={count}
              aria-posinset={item.index + 1}
              className={css.item}
              style={{ transform: `translateY(${item.start}px)` }}
              onFocus={() => setAt(item.index)}
            >
              {change && key !== undefined ? (
                <ChangeRow change={change} trees={trees} open={isOpen} id={`${id}-${item.index}`} onToggle={onToggle} />
              ) : (
                <div className={css.bone} aria-busy="true" />
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

export interface ChangeFiltersProps {
  changes: Changes;
  problems: boolean;
  filter: ChangeFilter | undefined;
  onChange: (view: "problems" | undefined, filter: ChangeFilter | undefined) => void;
}

/** The line above the changes: how many of each kind, which is also the filter, and the way to the problems. */
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
