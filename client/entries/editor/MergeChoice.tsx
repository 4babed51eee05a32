// One thing to choose of two entries: what each says of it, beside each other.
import { Radio } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./Merge.module.css";
import type { Column } from "./useMerge.ts";

export interface MergeChoiceProps {
  label: string;
  value: Column;
  onChange: (column: Column) => void;
  mine: ReactNode;
  other: ReactNode;
  /** Only one of them can be. */
  fixed?: boolean;
}

export function MergeChoice({ label, value, onChange, mine, other, fixed = false }: MergeChoiceProps) {
  const card = (column: Column, content: ReactNode) => (
    <Radio.Card value={column} className={css.card} data-chosen={value === column || undefined} disabled={fixed && value !== column}>
      <Radio.Indicator size="xs" />
      <span className={css.said} dir="auto">
        {content}
      </span>
    </Radio.Card>
  );
  return (
    <Radio.Group
      className={css.choice}
      label={label}
      classNames={{ label: css.label ?? "" }}
      value={value}
      onChange={(next) => onChange(next === "other" ? "other" : "mine")}
    >
      <div className={css.sides}>
        {card("mine", mine)}
        {card("other", other)}
      </div>
    </Radio.Group>
  );
}
