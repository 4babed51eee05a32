// A file before anything of it is written: figures, what is asked, the first rows, and the foot where it is taken.
import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import css from "./FilePreview.module.css";

export interface Figure {
  label: string;
  value: number;
  /** How it is coloured where it is not 0. */
  tone?: "bad" | "note";
}

export function PreviewFigures({ figures }: { figures: readonly Figure[] }) {
  const { i18n } = useTranslation();
  return (
    <dl className={css.figures}>
      {figures.map(({ label, value, tone }) => (
        <div key={label} data-tone={value > 0 ? tone : undefined}>
          <dt>{label}</dt>
          <dd>{value.toLocaleString(i18n.language)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What should be known of a file, a line each. */
export const FoundLines = ({ children }: { children: ReactNode }) => <ul className={css.findings}>{children}</ul>;

/** How the file is read, and what it leaves open. */
export function TableAsks({ isBusy, children }: { /** The file is being read again. */ isBusy: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className={css.box} aria-label={t("parts.table.choices")} aria-busy={isBusy}>
      <h3 className="bold">{t("parts.table.choices")}</h3>
      {children}
      <p className="xs text-3" role="status">
        {isBusy ? t("parts.table.rereading") : ""}
      </p>
    </section>
  );
}

/** Choices below each other. */
export const Ways = ({ children }: { children: ReactNode }) => <div className={css.ways}>{children}</div>;

/** What something in the file looks like, in one line. */
export const Looks = ({ children }: { children: ReactNode }) => <span className={css.looks}>{children}</span>;

export interface SampleRowsProps {
  title: string;
  columns: readonly { key: string; label: string; isNumber?: boolean }[];
  children: ReactNode;
}

/** The first rows, as they would be kept. */
export function SampleRows({ title, columns, children }: SampleRowsProps) {
  return (
    <section>
      <h3 className="bold">{title}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <div className={css.sample} tabIndex={0} role="region" aria-label={title}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ key, label, isNumber }) => (
                <Table.Th key={key} className={isNumber ? "num" : undefined}>
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

/** A text of the file in a row. */
export const SampleText = ({ children }: { children: string }) => (
  <span className={css.cell} dir="auto" title={children}>
    {children}
  </span>
);

/** Stays in sight at the foot of a window that scrolls. */
export const PreviewFoot = ({ children }: { children: ReactNode }) => <div className={css.foot}>{children}</div>;
