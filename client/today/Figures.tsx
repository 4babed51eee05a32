// The figures of the period: value, difference to the period before, counted parts; each explains itself, and the chosen one under the chart.
import { useTranslation } from "react-i18next";
import { percent, points, tone } from "../lib/percent.ts";
import { Figure } from "../ui/text/Figure.tsx";
import type { Today } from "./coverageSegments.ts";
import { type FigureName, figureNames } from "./search.ts";
import css from "./Today.module.css";

export interface FiguresProps {
  today: Today;
  selected: FigureName;
  onSelect: (figure: FigureName) => void;
}

export function Figures({ today, selected, onSelect }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <div className={css.figures} role="group" aria-label={t("today.figuresLabel")}>
      {figureNames.map((name) => {
        const { value, part, whole, before } = today[name];
        const difference = value !== null && before !== null ? value - before : null;
        const delta = points(difference);
        return (
          <Figure
            key={name}
            label={t(`today.figure.${name}.name`)}
            value={value === null ? null : percent(value)}
            delta={
              delta === null || difference === null ? null : { text: delta, tone: tone(difference, name === "handoff" ? "down" : "up") }
            }
            note={whole > 0 ? t("today.parts", { part, whole }) : t("today.none")}
            formula={t(`today.figure.${name}.formula`)}
            selected={name === selected}
            onOpen={() => onSelect(name)}
          />
        );
      })}
    </div>
  );
}
