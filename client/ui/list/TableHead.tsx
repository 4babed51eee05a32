// The 32 px line of column names above a virtual list, and what holds both: as wide as they are, columns may leave.
import type { ReactNode } from "react";
import css from "./TableHead.module.css";

export interface TableHeadProps {
  /** The grid that the rows have too. */
  cells: string | undefined;
  children: ReactNode;
}

/** Not said by screen readers: the rows' own names say it. */
export const TableHead = ({ cells, children }: TableHeadProps) => (
  <div className={`${cells ?? ""} ${css.head}`} aria-hidden>
    {children}
  </div>
);

/** Around a head and its list; `@container` rules of the cells go by its width. */
export const TableBox = ({ children }: { children: ReactNode }) => <div className={css.box}>{children}</div>;
