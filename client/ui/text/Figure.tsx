// A figure that opens what is behind it, with its formula at hand.
import { Tooltip } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import css from "./Figure.module.css";

export interface FigureProps {
  label: string;
  /** Already worded: "81.2%"; null shows –. */
  value: string | null;
  /** Beside the value: "+1.4". */
  delta?: { text: string; tone: "good" | "bad" | "neutral" } | null;
  note?: ReactNode;
  formula: string;
  selected?: boolean;
  onOpen?: () => void;
}

export function Figure({ label, value, delta, note, formula, selected = false, onOpen }: FigureProps) {
  const { t } = useTranslation();
  const id = useId();
  const words = t("common.figure.formula", { formula });
  const Frame = onOpen ? "button" : "div";
  return (
    <Tooltip label={words} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <Frame
        {...(onOpen ? { type: "button" as const, onClick: onOpen, "aria-pressed": selected } : { role: "group" })}
        aria-describedby={id}
        className={css.figure}
        data-selected={selected || undefined}
      >
        <span className={css.label}>{label}</span>
        <span className={css.line}>
          <span className={css.value}>{value ?? t("common.figure.none")}</span>
          {delta && (
            <span className={css.delta} data-tone={delta.tone}>
              {delta.text}
            </span>
          )}
        </span>
        {note !== undefined && <span className={css.note}>{note}</span>}
        <span id={id} className="sr-only">
          {words}
        </span>
      </Frame>
    </Tooltip>
  );
}

/** A trend in one line, without axes: the numbers stand beside it. Decoration for screen readers. */
export function Sparkline({ values, width = 40, height = 12 }: { values: readonly number[]; width?: number; height?: number }) {
  const most = Math.max(1, ...values);
  const step = values.length > 1 ? (width - 2) / (values.length - 1) : 0;
  const points = values.map((v, i) => `${(1 + i * step).toFixed(1)},${(height - 1 - (v / most) * (height - 2)).toFixed(1)}`).join(" ");
  return (
    <svg width={width} height={height} className={css.spark} aria-hidden>
      <polyline points={points} />
    </svg>
  );
}
