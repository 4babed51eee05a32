// Small differences: a value replaced by another, and a list of words that gained and lost some.
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ListPart, listParts } from "./entryDiff.ts";
import css from "./Details.module.css";

/** One value instead of another; the same one only once. */
export function Swap({ before, after }: { before: string; after: string }) {
  if (before === after) return <span>{after}</span>;
  return (
    <span>
      {before !== "" && <del>{before}</del>} {after !== "" && <ins>{after}</ins>}
    </span>
  );
}

const draw = ({ kind, text }: ListPart) =>
  kind === "added" ? <ins>{text}</ins> : kind === "removed" ? <del>{text}</del> : <span>{text}</span>;

export function WordListDiff({ before, after, between = " " }: { before: readonly string[]; after: readonly string[]; between?: string }) {
  return (
    <span className={css.words}>
      {listParts(before, after).map((part, i) => (
        <span key={i}>
          {i > 0 && between.trim() !== "" && <span className="text-3">{between} </span>}
          {draw(part)}
        </span>
      ))}
    </span>
  );
}

/** Long lists begin with these; the rest is one click away. */
const shownAtFirst = 12;

export function Lines<T>({ rows, keyOf, children }: { rows: readonly T[]; keyOf: (row: T) => string; children: (row: T) => ReactNode }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  return (
    <>
      <ul className={css.lines}>
        {shown.map((row) => (
          <li key={keyOf(row)}>{children(row)}</li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button size="xs" variant="subtle" color="accent" ml={-8} onClick={() => setAll(true)}>
          {t("releases.value.showRest", { count: rows.length - shown.length })}
        </Button>
      )}
    </>
  );
}
