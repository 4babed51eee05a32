// One line of a list that is not virtual: what it is at the left, facts at the right, actions on hover, focus and selection.
import type { ReactNode } from "react";
import css from "./Row.module.css";

export interface RowProps {
  children: ReactNode;
  /** In front of the text: a change mark, an icon, a keycap. */
  before?: ReactNode;
  /** At the right end, always there: numbers, outcomes, times. */
  after?: ReactNode;
  /** At the right, over the row's ground, on hover, focus and when selected. Buttons; they stand outside the row's own button. */
  actions?: ReactNode;
  /** 36 in lists, 32 inside an editor, 52 with two lines. */
  height?: 32 | 36 | 52;
  selected?: boolean;
  /** Already seen or dealt with. */
  quiet?: boolean;
  onOpen?: () => void;
}

export function Row({ children, before, after, actions, height = 36, selected = false, quiet = false, onOpen }: RowProps) {
  const inside = (
    <>
      {before}
      <span className="grow ellipsis">{children}</span>
      {after !== undefined && <span className={css.after}>{after}</span>}
    </>
  );
  return (
    <div
      className={css.row}
      style={{ minHeight: height }}
      data-selected={selected || undefined}
      data-quiet={quiet || undefined}
      data-opens={onOpen ? true : undefined}
    >
      {onOpen ? (
        <button type="button" className={css.main} onClick={onOpen} aria-current={selected || undefined}>
          {inside}
        </button>
      ) : (
        <div className={css.main}>{inside}</div>
      )}
      {actions !== undefined && <div className={css.actions}>{actions}</div>}
    </div>
  );
}
