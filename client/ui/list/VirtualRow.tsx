// One row of a VirtualList: an option of a listbox, or a grid's row with a checkbox cell and a content cell. Drawn again only when something of it changed: scrolling draws only what comes into sight.
import { type DragEvent, memo, type MouseEvent, type ReactNode } from "react";
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

/** What is done with rows, by their place. The same object as long as the list is there. */
export interface RowDeeds {
  click: (event: MouseEvent, index: number) => void;
  check: (index: number, range: boolean) => void;
  drag: (event: DragEvent, index: number) => void;
  /** The pointer has come, or gone (null). */
  point: (index: number | null) => void;
}

interface VirtualRowProps extends RowState {
  id: string;
  /** Rows of the whole list. */
  count: number;
  height: number;
  start: number;
  grid: boolean;
  /** What the row shows; undefined: not fetched yet. Drawn again when it is another. */
  data: unknown;
  draw: (state: RowState) => ReactNode;
  checkable: boolean;
  /** null: there is nothing to check. */
  name: string | null;
  anyChecked: boolean;
  draggable: boolean;
  deeds: RowDeeds;
}

export const VirtualRow = memo(function VirtualRow({ index, selected, active, checked, deeds, data, draw, ...row }: VirtualRowProps) {
  const { t } = useTranslation();
  const { grid, checkable, name, count } = row;
  const look = {
    id: row.id,
    className: css.row,
    style: { height: row.height, transform: `translateY(${row.start}px)` },
    "data-selected": selected || undefined,
    "data-active": active || undefined,
    "data-checked": checked || undefined,
    draggable: row.draggable || undefined,
    onDragStart: row.draggable ? (event: DragEvent) => deeds.drag(event, index) : undefined,
    onClick: (event: MouseEvent) => deeds.click(event, index),
    onPointerEnter: () => deeds.point(index),
    onPointerLeave: () => deeds.point(null),
  };
  const content = data === undefined ? <span className={css.bone} aria-busy="true" /> : draw({ index, selected, active, checked });
  if (!grid) {
    return (
      <div role="option" tabIndex={-1} aria-selected={selected} aria-setsize={count} aria-posinset={index + 1} {...look}>
        {content}
      </div>
    );
  }
  return (
    <div role="row" aria-rowindex={index + 1} aria-selected={checkable ? checked : selected} {...look}>
      {checkable && name !== null && (
        <span role="gridcell" className={css.check} data-any={row.anyChecked || undefined}>
          <input
            type="checkbox"
            className={css.box}
            tabIndex={-1}
            aria-label={t("common.list.select", { name })}
            checked={checked}
            onChange={({ nativeEvent }) => deeds.check(index, nativeEvent instanceof window.MouseEvent && nativeEvent.shiftKey)}
          />
        </span>
      )}
      <span role="gridcell" className={css.cell} aria-current={selected || undefined}>
        {content}
      </span>
    </div>
  );
});
