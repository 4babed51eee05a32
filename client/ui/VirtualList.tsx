// A list of any length: only what is on screen is drawn. j k move, Enter opens, x selects; a listbox, or a grid where rows hold controls.
import { Checkbox } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/keys.ts";
import { useListCursor } from "./listCursor.ts";
import css from "./VirtualList.module.css";

export interface RowState {
  index: number;
  /** Opened: the one the next column shows. */
  selected: boolean;
  /** Under the keyboard. */
  active: boolean;
  checked: boolean;
}

export interface VirtualListProps<R> {
  label: string;
  count: number;
  /** undefined: not fetched yet; a grey bar keeps the place. */
  row: (index: number) => R | undefined;
  rowKey: (row: R) => string;
  /** For screen readers and checkboxes: the row's short name. */
  rowName: (row: R) => string;
  height?: 32 | 36 | 52;
  selected?: string | null;
  onOpen?: (row: R, index: number) => void;
  /** Moving opens too: review, where the next column follows. */
  openOnMove?: boolean;
  checked?: ReadonlySet<string>;
  /** x, the checkbox, and shift-click (a range of keys). */
  onCheck?: (keys: string[], on: boolean) => void;
  /** Rows hold buttons or links of their own. */
  controls?: boolean;
  /** The screen's main list: j k Enter x work from anywhere on the page, not only with the list in focus. */
  main?: boolean;
  /** Which rows are on screen, for usePages. */
  onRange?: (from: number, until: number) => void;
  children: (row: R, state: RowState) => ReactNode;
}

export function VirtualList<R>(props: VirtualListProps<R>) {
  const { label, count, row, rowKey, rowName, height = 36, selected = null, onOpen, openOnMove = false, checked, onCheck, controls = false, main = true, onRange, children } = props;
  const { t } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 8 });
  const items = virtual.getVirtualItems();
  const keyAt = (index: number): string | null => {
    const one = row(index);
    return one === undefined ? null : rowKey(one);
  };
  const open = (index: number): void => {
    const one = row(index);
    if (one !== undefined) onOpen?.(one, index);
  };
  const cursor = useListCursor({ count, keyAt, selected, onMove: (index) => openOnMove && open(index), show: (index) => virtual.scrollToIndex(index), page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1) });
  const check = (index: number, range: boolean): void => {
    const key = keyAt(index);
    if (!onCheck || key === null) return;
    const keys = range ? cursor.range(index) : [key];
    onCheck(keys, !(checked?.has(key) ?? false));
    cursor.mark(index);
  };

  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? -1) + 1;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const words = { group: t("common.keys.lists") };
  useKeys(
    {
      j: { does: t("common.keys.next"), run: () => cursor.move(1) },
      k: { does: t("common.keys.previous"), run: () => cursor.move(-1) },
      Enter: { does: t("common.keys.open"), run: () => open(cursor.at), off: !onOpen },
      x: { does: t("common.keys.select"), run: () => check(cursor.at, false), off: !onCheck },
    },
    { ...words, on: main },
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: cursor.page(), PageUp: -cursor.page(), Home: -count, End: count, ...(main ? {} : { j: 1, k: -1 }) }[event.key];
    if (step !== undefined) cursor.move(step);
    else if (event.key === " " && onCheck) check(cursor.at, event.shiftKey);
    else if (event.key === "Enter" && !main) open(cursor.at);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, index: number): void => {
    if (event.target instanceof Element && event.target.closest("button, a, input, label")) return;
    cursor.set(index);
    if (event.shiftKey && onCheck) check(index, true);
    else open(index);
  };

  const grid = controls || onCheck !== undefined;
  const anyChecked = (checked?.size ?? 0) > 0;
  const rowId = (index: number): string => `${id}-${index}`;
  const shown = items.some((item) => item.index === cursor.at);
  return (
    <div
      ref={scroller}
      className={css.list}
      role={grid ? "grid" : "listbox"}
      aria-label={label}
      aria-rowcount={grid ? count : undefined}
      aria-multiselectable={onCheck ? true : undefined}
      aria-activedescendant={shown ? rowId(cursor.at) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role={grid ? "rowgroup" : "presentation"} className={css.whole} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const one = row(item.index);
          const key = one === undefined ? null : rowKey(one);
          const state = { index: item.index, selected: key !== null && key === selected, active: item.index === cursor.at, checked: key !== null && (checked?.has(key) ?? false) };
          const marks = { "data-selected": state.selected || undefined, "data-active": state.active || undefined, "data-checked": state.checked || undefined };
          const place = { style: { height, transform: `translateY(${item.start}px)` }, className: css.row, id: rowId(item.index), ...marks };
          const content = one === undefined ? <span className={css.bone} aria-busy="true" /> : children(one, state);
          if (!grid)
            return (
              <div key={item.key} role="option" aria-selected={state.selected} aria-setsize={count} aria-posinset={item.index + 1} onClick={(e) => onClick(e, item.index)} {...place}>
                {content}
              </div>
            );
          return (
            <div key={item.key} role="row" aria-rowindex={item.index + 1} aria-selected={onCheck ? state.checked : state.selected} onClick={(e) => onClick(e, item.index)} {...place}>
              {onCheck && one !== undefined && (
                <span role="gridcell" className={css.check} data-any={anyChecked || undefined}>
                  <Checkbox tabIndex={-1} aria-label={t("common.list.select", { name: rowName(one) })} checked={state.checked} onChange={() => check(item.index, false)} />
                </span>
              )}
              <span role="gridcell" className={css.cell} aria-current={state.selected || undefined}>{content}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
