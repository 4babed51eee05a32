// What an entry says: standard question, similar questions, answers, properties.
import { useTranslation } from "react-i18next";
import { Answers } from "./Answers.tsx";
import css from "./Editor.module.css";
import { Properties } from "./Properties.tsx";
import { SimilarQuestions } from "./SimilarQuestions.tsx";
import { TaughtWays } from "./TaughtWays.tsx";
import type { EntryForm } from "./useEntryForm.ts";
import type { OwnWordings } from "./useOwnWordings.ts";
import type { Teacher } from "./useTaught.ts";
import { GrowingTextarea } from "../../ui/form/GrowingTextarea.tsx";

export interface ContentTabProps {
  form: EntryForm;
  entry: string | null;
  taught: ReadonlyMap<string, Teacher>;
  own: OwnWordings;
  readOnly: boolean;
  onMerge: (other: string) => void;
  onOpen: (entry: string) => void;
}

export function ContentTab({ form, entry, taught, own, readOnly, onMerge, onOpen }: ContentTabProps) {
  const { t } = useTranslation();
  const { content, errors } = form;
  const teacher = taught.get(content.question.trim());
  return (
    <div className={css.content}>
      <div className={css.question}>
        <GrowingTextarea
          label={t("knowledge.editor.question")}
          variant="unstyled"
          inputClass={css.questionField}
          minRows={1}
          maxRows={6}
          dir="auto"
          maxLength={500}
          placeholder={t("knowledge.editor.questionPlaceholder")}
          value={content.question}
          readOnly={readOnly}
          error={errors["question"]}
          autoFocus={form.isNew && content.question === ""}
          onChange={(e) => form.set({ question: e.currentTarget.value.replace(/\n/gu, " ") })}
          onKeyDown={(e) => {
            if (e.key === "Enter" && !e.ctrlKey && !e.metaKey && !e.nativeEvent.isComposing && e.keyCode !== 229) e.preventDefault();
          }}
        />
        {teacher && (
          <div className={css.warning} role="status">
            {t("knowledge.similar.taughtError", { question: teacher.question })}
            <span className="row" style={{ gap: 0, flexWrap: "wrap" }}>
              <TaughtWays
                teacher={teacher}
                ways={{
                  ...(readOnly
                    ? {}
                    : { onTake: (as) => form.settle(content.question, { entry: teacher.entry, question: teacher.question, as }) }),
                  onMerge: readOnly ? null : () => onMerge(teacher.entry),
                  onOpen: () => onOpen(teacher.entry),
                }}
              />
            </span>
          </div>
        )}
      </div>
      <SimilarQuestions form={form} entry={entry} taught={taught} own={own} readOnly={readOnly} onMerge={onMerge} onOpen={onOpen} />
      <div className={css.line} />
      <Answers form={form} entry={entry} readOnly={readOnly} />
      <div className={css.line} />
      <Properties form={form} readOnly={readOnly} />
    </div>
  );
}
