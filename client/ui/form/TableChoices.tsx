// What a table of a file leaves to the person who imports it, of entries and of logs: what its columns hold, and rows that are wider than the header.
import { Button, Checkbox, Radio, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Looks, Ways } from "./FilePreview.tsx";
import css from "./FilePreview.module.css";

/** By the column's name. */
export type ChosenFields<F extends string> = Record<string, F | "none">;
export interface TableColumn {
  name: string;
  /** null: nothing is known of what stands below. */
  samples: string[] | null;
  /** What it was read as. */
  field?: string | null;
}
interface FieldWord<F extends string> {
  value: F;
  label: string;
}

export interface ColumnFieldsProps<F extends string> {
  columns: readonly TableColumn[];
  fields: readonly FieldWord<F>[];
  chosen: ChosenFields<F>;
  onChange: (chosen: ChosenFields<F>) => void;
  disabled?: boolean;
}

/** What each column holds, where its header does not tell. */
export function ColumnFields<F extends string>({ columns, fields, chosen, onChange, disabled = false }: ColumnFieldsProps<F>) {
  const { t } = useTranslation();
  return (
    <div className={css.columns}>
      {columns.map(({ name, samples, field = "none" }) => {
        const texts = samples?.join(" · ") ?? "";
        const looks = samples === null ? null : texts === "" ? t("parts.table.columnEmpty") : t("parts.table.columnLooks", { texts });
        return (
          <Select
            key={name}
            label={t("parts.table.column", { name })}
            description={looks && <Looks>{looks}</Looks>}
            inputWrapperOrder={["label", "input", "description"]}
            data={[{ value: "none", label: t("parts.table.columnNone") }, ...fields]}
            value={chosen[name] ?? field ?? "none"}
            allowDeselect={false}
            disabled={disabled}
            onChange={(value) => onChange({ ...chosen, [name]: fields.find((one) => one.value === value)?.value ?? "none" })}
          />
        );
      })}
    </div>
  );
}

/** What the columns were read as, in a line, and those nobody knows; any of them can be read as something else. */
export function ColumnsAsRead<F extends string>({ columns, fields, chosen, onChange, disabled = false }: ColumnFieldsProps<F>) {
  const { t } = useTranslation();
  const [changes, setChanges] = useState(false);
  const wordOf = (field: string): string => fields.find(({ value }) => value === field)?.label ?? field;
  const read = columns.flatMap(({ name, field }) => (field ? t("parts.table.oneColumn", { name, field: wordOf(field) }) : []));
  const open = columns.filter(({ name, field }) => changes || !field || chosen[name] !== undefined);
  const asks = changes ? t("parts.table.everyColumn") : t("parts.table.unknown");
  return (
    <>
      {read.length > 0 && (
        <p className="text-2">
          {t("parts.table.readAs", { columns: read.join(" · ") })}{" "}
          <button type="button" className="link" aria-expanded={changes} onClick={() => setChanges(!changes)}>
            {t("parts.table.change")}
          </button>
        </p>
      )}
      {open.length > 0 && (
        <section aria-label={asks}>
          <p>{asks}</p>
          <ColumnFields columns={open} fields={fields} chosen={chosen} onChange={onChange} disabled={disabled} />
        </section>
      )}
    </>
  );
}

export interface HeaderFieldsProps<F extends string> {
  columns: readonly TableColumn[];
  fields: readonly FieldWord<F>[];
  /** What at least one column must hold. */
  needs: F;
  /** Whether the first row was read as one of names. */
  hasHeader: boolean;
  /** Reads the file again with the first row as a header, or as a row like the others. */
  onHeader: (hasHeader: boolean) => void;
  onDone: (chosen: ChosenFields<F>) => void;
}

/** Where no column is known by its name, a person says what each holds, and whether the first row names them at all. */
export function HeaderFields<F extends string>({ columns, fields, needs, hasHeader, onHeader, onDone }: HeaderFieldsProps<F>) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ChosenFields<F>>({});
  return (
    <section className={css.box} aria-label={t("parts.table.headerColumns")}>
      <p>{t("parts.table.headerColumns")}</p>
      <Checkbox label={t("parts.table.noHeader")} checked={!hasHeader} onChange={(e) => onHeader(!e.currentTarget.checked)} />
      <ColumnFields columns={columns} fields={fields} chosen={chosen} onChange={setChosen} />
      <div>
        <Button disabled={!Object.values(chosen).includes(needs)} onClick={() => onDone(chosen)}>
          {t("parts.table.readThem")}
        </Button>
      </div>
    </section>
  );
}

const extraWays = ["refuse", "join", "drop"] as const;
export type ExtraWay = (typeof extraWays)[number];

export interface ExtraCellsProps {
  rows: number;
  sample: { row: number; text: string } | null;
  value: ExtraWay;
  /** "Put what is too many back into the answer" */
  joined: string;
  disabled: boolean;
  onChange: (way: ExtraWay) => void;
}

/** Rows with more cells than the header: what becomes of them. */
export function ExtraCells({ rows, sample, value, joined, disabled, onChange }: ExtraCellsProps) {
  const { t } = useTranslation();
  const words = { refuse: t("parts.table.extraRefuse"), join: joined, drop: t("parts.table.extraDrop") };
  return (
    <Radio.Group
      label={t("parts.table.extra", { count: rows })}
      description={sample && <Looks>{t("parts.table.extraLike", sample)}</Looks>}
      value={value}
      onChange={(way) => onChange(extraWays.find((one) => one === way) ?? "refuse")}
    >
      <Ways>
        {extraWays.map((way) => (
          <Radio key={way} value={way} disabled={disabled} label={words[way]} />
        ))}
      </Ways>
    </Radio.Group>
  );
}
