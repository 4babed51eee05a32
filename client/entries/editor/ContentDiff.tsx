// What differs between two contents of an entry, field by field, word by word.
import { IconBan } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import { useTimes } from "../../lib/time.ts";
import { Diff } from "../../ui/text/Diff.tsx";
import { useCategories } from "../categories/useCategories.ts";
import { changedFields, type SimilarChange, similarChanges } from "./contentChanges.ts";
import { answerPairs, fieldText } from "./contentTexts.ts";
import css from "./Editor.module.css";

export interface ContentDiffProps {
  before: EntryContent;
  after: EntryContent;
  /** The first revision: all of it is new, so nothing is marked. */
  plain?: boolean;
  /** Standard questions of related entries, where known. */
  questions: ReadonlyMap<string, string>;
}

export function ContentDiff({ before, after, plain = false, questions }: ContentDiffProps) {
  const { t } = useTranslation();
  const { full } = useTimes();
  const categories = useCategories().data?.categories ?? [];
  const naming = { categories, time: full, question: (id: string) => questions.get(id) ?? id };
  const fields = changedFields(before, after);
  if (fields.length === 0) return <p className="text-3">{t("knowledge.history.nothing")}</p>;
  return (
    <dl className={css.diff} data-plain={plain || undefined}>
      {fields.map((field) => (
        <div key={field}>
          <dt>{t(`knowledge.fields.${field}`)}</dt>
          <dd dir="auto">
            {field === "similar" ? (
              <SimilarDiff changes={similarChanges(before.similar, after.similar)} />
            ) : field === "answers" ? (
              <AnswersDiff before={before} after={after} />
            ) : (
              <Diff before={fieldText(before, field, naming)} after={fieldText(after, field, naming)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function SimilarDiff({ changes }: { changes: readonly SimilarChange[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="text-3">{t("knowledge.fields.order")}</p>;
  return (
    <ul>
      {changes.map(({ id, before, after }) => (
        <li key={id} className={css.similarChange}>
          {(after ?? before)?.kind === "negative" && (
            <IconBan size={12} className="text-3" role="img" aria-label={t("knowledge.fields.negative")} />
          )}
          {before && after && before.kind !== after.kind && (
            <span className="xs text-3">
              {after.kind === "negative" ? t("knowledge.similar.toNegative") : t("knowledge.similar.toPositive")}{" "}
            </span>
          )}
          <Diff before={before?.text ?? ""} after={after?.text ?? ""} />
        </li>
      ))}
    </ul>
  );
}

/** Only the answers that differ; those in the same place are compared with each other. */
function AnswersDiff({ before, after }: { before: EntryContent; after: EntryContent }) {
  const { t } = useTranslation();
  const pairs = answerPairs(before, after);
  if (pairs.length === 0) return <p className="text-3">{t("knowledge.fields.order")}</p>;
  return (
    <ul>
      {pairs.map((pair, i) => (
        <li key={i} className={css.answerChange}>
          <Diff before={pair.before} after={pair.after} />
        </li>
      ))}
    </ul>
  );
}
