// Lines of lists that are not virtual: rows, choices with their key, and the line of column names above a table.
import type { ReactNode } from "react";
import css from "./Row.module.css";
import { Keys } from "../text/Keys.tsx";

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

export interface ChoiceRowProps {
  keys: string;
  icon: ReactNode;
  name: string;
  line: string;
  /** Said of choices of which one stands; left out where each is an action. */
  on?: boolean;
  /** Null: it cannot be done now. */
  onRun: (() => void) | null;
}

/** One of the things that can be done with what is opened: its key, icon and name, and what it means. */
export function ChoiceRow({ keys, icon, name, line, on, onRun }: ChoiceRowProps) {
  return (
    <button type="button" className={css.choice} disabled={onRun === null} aria-pressed={on} onClick={() => onRun?.()}>
      <Keys keys={keys} />
      {icon}
      <span>{name}</span>
      <span>{line}</span>
    </button>
  );
}

export interface TableHeadProps {
  /** The grid that the rows have too. */
  cells: string | undefined;
  children: ReactNode;
}

/**
 * The 32 px line of column names above a virtual list. Not said by screen readers: the rows' own names say it.
 * The grid stands within the line, as it does within a row: rules of two style sheets never meet on one element.
 */
export const TableHead = ({ cells, children }: TableHeadProps) => (
  <div className={css.head} aria-hidden>
    <div className={cells}>{children}</div>
  </div>
);

/** Around a head and its list; as wide as it is, columns may leave: `@container` rules of the cells go by its width. */
export const TableBox = ({ children }: { children: ReactNode }) => <div className={css.box}>{children}</div>;
