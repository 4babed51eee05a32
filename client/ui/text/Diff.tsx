// What changed in a text, as <ins> and <del>. Longer texts stand in two columns.
import { Fragment, useMemo } from "react";
import { useTranslation } from "react-i18next";
import css from "./Diff.module.css";
import { diffArrays, diffChars } from "diff";

interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const words = (text: string): string[] => Array.from(segmenter.segment(text), (s) => s.segment);
const han = /\p{Script=Han}/u;

/** A run replaced by another: by characters when they share enough to be read that way, else as a whole. */
function replaced(before: string, after: string): DiffPart[] {
  if (han.test(before) && han.test(after)) {
    const parts = diffChars(before, after);
    const shared = parts.reduce((n, p) => (p.added || p.removed ? n : n + p.value.length), 0);
    if (shared * 2 >= Math.min(before.length, after.length))
      return parts.map((p) => ({ kind: p.added ? "added" : p.removed ? "removed" : "same", text: p.value }));
  }
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

/** Word-level differences for display: words as the language cuts them, single characters inside a changed Han word. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const runs = diffArrays(words(before), words(after));
  const parts: DiffPart[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    const next = runs[i + 1];
    if (!run) continue;
    const text = run.value.join("");
    if (run.removed && next?.added) {
      parts.push(...replaced(text, next.value.join("")));
      i++;
    } else parts.push({ kind: run.added ? "added" : run.removed ? "removed" : "same", text });
  }
  return parts.filter((p) => p.text !== "");
}

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
