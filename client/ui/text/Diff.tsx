// What changed in a text, as <ins> and <del>. Longer texts stand in two columns.
import { Fragment, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type DiffPart, wordDiff } from "../../lib/wordDiff.ts";
import css from "./Diff.module.css";

const draw = (parts: readonly DiffPart[], side: "both" | "before" | "after") =>
  parts.map((part, i) => {
    if (part.kind === "removed") return side === "after" ? null : <del key={i}>{part.text}</del>;
    if (part.kind === "added") return side === "before" ? null : <ins key={i}>{part.text}</ins>;
    return <Fragment key={i}>{part.text}</Fragment>;
  });

export interface DiffProps {
  before: string;
  after: string;
  /** One line in a row, cut with an ellipsis. */
  oneLine?: boolean;
}

/** About three lines of a 560 px column. */
const longText = 120;

export function Diff({ before, after, oneLine = false }: DiffProps) {
  const { t } = useTranslation();
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  if (oneLine) return <span className="ellipsis">{draw(parts, "both")}</span>;
  const long = Math.max(before.length, after.length) > longText || before.split("\n").length > 3;
  if (!long || before === "" || after === "") return <p className={css.text}>{draw(parts, "both")}</p>;
  return (
    <div className={css.columns}>
      <section aria-label={t("common.diff.before")}>
        <p className={css.text}>{draw(parts, "before")}</p>
      </section>
      <section aria-label={t("common.diff.after")}>
        <p className={css.text}>{draw(parts, "after")}</p>
      </section>
    </div>
  );
}
