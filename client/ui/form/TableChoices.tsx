// What a table of a file leaves to the person who imports it, of entries and of logs: what its columns hold, and rows that are wider than the header.
import { Button, Checkbox, Radio, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./TableChoices.module.css";

/** By the column's name. */
export type ChosenFields<F extends string> = Record<string, F | "none">;
export interface TableColumn {
  name: string;
  /** null: nothing is known of what stands below. */
  samples: string[] | null;
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
      {columns.map(({ name, samples }) => {
        const texts = samples?.join(" · ") ?? "";
        const looks = samples === null ? null : texts === "" ? t("parts.table.columnEmpty") : t("parts.table.columnLooks", { texts });
        return (
          <Select
            key={name}
            label={t("parts.table.column", { name })}
            description={looks && <span className={css.looks}>{looks}</span>}
            inputWrapperOrder={["label", "input", "description"]}
            data={[{ value: "none", label: t("parts.table.columnNone") }, ...fields]}
            value={chosen[name] ?? "none"}
            allowDeselect={false}
            disabled={disabled}
            onChange={(value) => onChange({ ...chosen, [name]: fields.find((field) => field.value === value)?.value ?? "none" })}
          />
        );
      })}
    </div>
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
      description={sample && <span className={css.looks}>{t("parts.table.extraLike", sample)}</span>}
      value={value}
      onChange={(way) => onChange(extraWays.find((one) => one === way) ?? "refuse")}
    >
      <div className={css.ways}>
        {extraWays.map((way) => (
          <Radio key={way} value={way} disabled={disabled} label={words[way]} />
        ))}
      </div>
    </Radio.Group>
  );
}
