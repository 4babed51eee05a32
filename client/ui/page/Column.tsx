// A full-height region of a screen: 48 px head, a body that scrolls alone, and a footer with keys.
import type { ReactNode } from "react";
import css from "./Column.module.css";
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export interface PageHeadProps {
  title: ReactNode;
  /** A screen's first head is its h1, the others h2. */
  level?: 1 | 2;
  /** Beside the title, quiet: a count, a version. */
  meta?: ReactNode;
  /** At the right. */
  children?: ReactNode;
}

export function PageHead({ title, level = 2, meta, children }: PageHeadProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <header className={css.head}>
      <Heading className={css.title}>{title}</Heading>
      {meta !== undefined && <span className={css.meta}>{meta}</span>}
      <span className="grow" />
      {children}
    </header>
  );
}

export interface ColumnProps {
  /** Names the region for screen readers; the head's title says it if there is one. */
  label: string;
  /** A PageHead, or any 48 px line in a ColumnHead. */
  head?: ReactNode;
  /** Under the head, does not scroll: filters, tabs, a table's head. */
  bar?: ReactNode;
  footer?: ReactNode;
  /** Tree and side panels stand on the second ground. */
  sub?: boolean;
  /** The body scrolls by itself (VirtualList, SplitColumns). */
  bare?: boolean;
  children: ReactNode;
}

export function Column({ label, head, bar, footer, sub = false, bare = false, children }: ColumnProps) {
  return (
    <section className={css.column} aria-label={label} data-sub={sub || undefined}>
      {head}
      {bar}
      <div className={bare ? css.bare : css.body} tabIndex={bare ? undefined : -1}>
        {children}
      </div>
      {footer !== undefined && <footer className={css.footer}>{footer}</footer>}
    </section>
  );
}

/** A 48 px line that is not a title: search box and buttons. */
export function ColumnHead({ children }: { children: ReactNode }) {
  return <div className={css.head}>{children}</div>;
}

export interface SectionProps {
  title: string;
  icon?: ReactNode;
  /** Beside the title: a count. */
  count?: ReactNode;
  /** At the right: a note or buttons. */
  actions?: ReactNode;
  /** Rows that go from edge to edge have no padding of their own. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled part of a column. */
export function Section({ title, icon, count, actions, flush = false, children }: SectionProps) {
  return (
    <section className={css.section} aria-label={title} data-flush={flush || undefined}>
      <div className={css.sectionHead}>
        {icon}
        <h2 className="bold">{title}</h2>
        {count !== undefined && <span className="xs text-3">{count}</span>}
        <span className="grow" />
        {actions}
      </div>
      {children}
    </section>
  );
}

/**
 * Closes a panel that lies over the page, also where there is no Esc key.
 * @param onClose null: the panel stands beside the page and stays; no button
 */
export function CloseButton({ onClose }: { onClose: (() => void) | null }) {
  const { t } = useTranslation();
  if (onClose === null) return null;
  return (
    <ActionIcon size="sm" aria-label={t("common.action.close")} title={t("common.action.close")} onClick={onClose}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
