// All that changed in one entry, field by field; a new or deleted one is shown whole.
import { useTranslation } from "react-i18next";
import type { Answer, EntryContent } from "../../shared/knowledge/entry.ts";
import { useEntryNames } from "../lib/manyQueries.ts";
import { Diff } from "../ui/text/Diff.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import type { EntryChange } from "./changes.ts";
import css from "./Details.module.css";
import type { ContentField } from "../../shared/knowledge/fields.ts";
import { answerChanged, answerChanges, changedKnowledge, filledFields, wordingChanges, type WordingChange } from "./entryDiff.ts";
import { Lines, Swap, WordListDiff } from "./ListDiff.tsx";
import { type Trees, useFieldWords } from "./useFieldWords.ts";

interface Sides {
  before: EntryContent;
  after: EntryContent;
}

export function EntryDetails({ change, trees }: { change: EntryChange; trees: Trees }) {
  const { t } = useTranslation();
  const { before, after } = change;
  const content = after ?? before;
  if (!content) return null;
  const sides: Sides = { before: before ?? content, after: after ?? content };
  const shown = before && after ? changedKnowledge(before, after) : filledFields(content);
  if (shown.length === 0) return <p className="text-3">{t("releases.summary.none")}</p>;
  return (
    <dl className={css.fields}>
      {shown.map((field) => (
        <FieldLine key={field} field={field} {...sides} trees={trees} />
      ))}
    </dl>
  );
}

function FieldLine({ field, before, after, trees }: Sides & { field: ContentField; trees: Trees }) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const value = (): React.ReactNode => {
    switch (field) {
      case "question":
      case "note":
        return <Diff before={before[field]} after={after[field]} />;
      case "similar":
        return <Wordings before={before} after={after} />;
      case "answers":
        return <Answers before={before} after={after} />;
      case "tags":
        return <WordListDiff before={before.tags} after={after.tags} />;
      case "related":
        return <Related before={before.related} after={after.related} />;
      default:
        return <Swap before={words.value(field, before, trees.before)} after={words.value(field, after, trees.after)} />;
    }
  };
  return (
    <>
      <dt>{t(`releases.field.${field}`)}</dt>
      <dd>{value()}</dd>
    </>
  );
}

function Wordings({ before, after }: Sides) {
  const { t } = useTranslation();
  const whole = before === after;
  const all = wordingChanges(before.similar, after.similar);
  const rows = whole ? all : all.filter((c) => c.kind !== "same");
  const unchanged = all.length - rows.length;
  return (
    <>
      <Lines rows={rows} keyOf={(c) => c.id}>
        {(c) => <Wording change={c} />}
      </Lines>
      {unchanged > 0 && <p className="xs text-3">{t("releases.value.unchanged", { count: unchanged })}</p>}
    </>
  );
}

function Wording({ change: { kind, before, after } }: { change: WordingChange }) {
  const { t } = useTranslation();
  const word = (of: "positive" | "negative"): string => t(`releases.value.${of}`);
  return (
    <span className={css.line}>
      {kind === "added" && <ins>{after.text}</ins>}
      {kind === "removed" && <del>{before.text}</del>}
      {(kind === "same" || kind === "moved") && <span>{after.text}</span>}
      {kind === "reworded" && <Diff before={before.text} after={after.text} oneLine />}
      {before.kind !== after.kind ? (
        <Tag outline>{t("releases.value.kindChanged", { before: word(before.kind), after: word(after.kind) })}</Tag>
      ) : (
        after.kind === "negative" && <Tag>{word("negative")}</Tag>
      )}
    </span>
  );
}

function Answers({ before, after }: Sides) {
  const { t } = useTranslation();
  const all = answerChanges(before.answers, after.answers);
  const changed = all.filter(answerChanged);
  const rows = before === after || changed.length === 0 ? all : changed;
  return (
    <>
      {rows.map((c, i) => (
        <AnswerLine key={i} before={c.before} after={c.after} alone={rows.length === 1} />
      ))}
      {rows.length < all.length && <p className="xs text-3">{t("releases.value.unchanged", { count: all.length - rows.length })}</p>}
      {before !== after && changed.length === 0 && <p className="xs text-3">{t("releases.summary.order")}</p>}
    </>
  );
}

function AnswerLine({ before, after, alone }: { before: Answer | null; after: Answer | null; alone: boolean }) {
  const words = useFieldWords();
  const was = before ? words.conditions(before) : "";
  const is = after ? words.conditions(after) : "";
  const plain = alone && [before, after].every((a) => (a?.when.length ?? 0) === 0);
  return (
    <div className={css.answer}>
      {!plain && <p className={css.conditions}>{before && after ? <Swap before={was} after={is} /> : was || is}</p>}
      <Diff before={before?.text ?? ""} after={after?.text ?? ""} />
    </div>
  );
}

/** Related entries by their standard questions; they are asked for only when a change of them is looked at. */
function Related({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const { t } = useTranslation();
  const nameOf = useEntryNames([...before, ...after]);
  const named = (list: readonly string[]): string[] =>
    list.map((entry) => {
      const name = nameOf(entry);
      return name === null ? t("releases.value.missingEntry", { id: entry }) : (name ?? "…");
    });
  const reordered = before.length === after.length && before !== after && after.every((entry) => before.includes(entry));
  return (
    <>
      <WordListDiff before={named(before)} after={named(after)} between="·" />
      {reordered && <p className="xs text-3">{t("releases.summary.order")}</p>}
    </>
  );
}
