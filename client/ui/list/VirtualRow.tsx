// One row of a VirtualList: an option of a listbox, or a grid's row with a checkbox cell and a content cell.
import { Checkbox } from "@mantine/core";
import type { CSSProperties, DragEvent, MouseEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import css from "./VirtualList.module.css";

export interface RowState {
  index: number;
  /** Opened: the one the next column shows. */
  selected: boolean;
  /** Under the keyboard. */
  active: boolean;
  checked: boolean;
}

interface VirtualRowProps {
  id: string;
  state: RowState;
  /** Rows of the whole list. */
  count: number;
  place: CSSProperties;
  grid: boolean;
  checkable: boolean;
  check: { name: string; shown: boolean; run: (range: boolean) => void } | undefined;
  onClick: (event: MouseEvent) => void;
  onDragStart?: ((event: DragEvent) => void) | undefined;
  /** undefined: not fetched yet. */
  children: ReactNode;
}

export function VirtualRow({ id, state, count, place, grid, checkable, check, onClick, onDragStart, children }: VirtualRowProps) {
  const { t } = useTranslation();
  const look = {
    id,
    className: css.row,
    style: place,
    "data-selected": state.selected || undefined,
    "data-active": state.active || undefined,
    "data-checked": state.checked || undefined,
    draggable: onDragStart !== undefined || undefined,
    onDragStart,
  };
  const content = children ?? <span className={css.bone} aria-busy="true" />;
  if (!grid) {
    return (
      <div
        role="option"
        tabIndex={-1}
        aria-selected={state.selected}
        aria-setsize={count}
        aria-posinset={state.index + 1}
        onClick={onClick}
        {...look}
      >
        {content}
      </div>
    );
  }
  return (
    <div role="row" aria-rowindex={state.index + 1} aria-selected={checkable ? state.checked : state.selected} onClick={onClick} {...look}>
      {check && (
        <span role="gridcell" className={css.check} data-any={check.shown || undefined}>
          <Checkbox
            tabIndex={-1}
            aria-label={t("common.list.select", { name: check.name })}
            checked={state.checked}
            onChange={({ nativeEvent }) => check.run(nativeEvent instanceof window.MouseEvent && nativeEvent.shiftKey)}
          />
        </span>
      )}
      <span role="gridcell" className={css.cell} aria-current={state.selected || undefined}>
        {content}
      </span>
    </div>
  );
}
