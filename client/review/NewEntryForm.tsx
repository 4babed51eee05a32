// A new entry right beside the cluster: its standard question and wordings filled in, an answer, a category. What is typed survives reloads.
import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { emptyEntry, type EntryContent } from "../../shared/knowledge/entry.ts";
import { categoryPaths } from "../../shared/knowledge/categories.ts";
import { useDraft } from "../lib/draftStore.ts";
import { useKeys } from "../lib/keys.ts";
import { useApi } from "../lib/queries.ts";
import { GrowingTextarea } from "../ui/form/GrowingTextarea.tsx";
import { PrimaryButton } from "../ui/form/PrimaryButton.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { literalMarkdown } from "../../shared/knowledge/literalMarkdown.ts";
import { AnswerTrial } from "./AnswerTrial.tsx";
import css from "./DecidePanel.module.css";
import type { ClusterInQueue, ClusterMember } from "./useDecide.ts";
import { useTrial } from "./useTrial.ts";

const written = z.object({ question: z.string(), answer: z.string(), category: z.string().nullable() });
const most = { question: 500, answer: 10_000 };

export interface NewEntryFormProps {
  kb: string;
  cluster: ClusterInQueue;
  /** The questions that are meant. */
  members: readonly ClusterMember[];
  /** The nearest entry's category: a first guess. */
  category: string | null;
  /** The answer of people it is made of; null: of none. */
  taken: { id: string; text: string } | null;
  /** `tested`: says that this very content was tried on the draft. */
  onSave: (content: EntryContent, tested: string | null) => Promise<boolean>;
  onClose: () => void;
}

export function NewEntryForm({ kb, cluster, members, category, taken, onSave, onClose }: NewEntryFormProps) {
  const { t } = useTranslation();
  const draft = useDraft(`review.new:${cluster.id}${taken ? `:${taken.id}` : ""}`, (stored) => written.safeParse(stored).data ?? null);
  const [form, setForm] = useState(
    () => draft.read() ?? { question: cluster.name.slice(0, most.question), answer: taken ? literalMarkdown(taken.text) : "", category },
  );
  const ids = members.map(({ id }) => id);
  const trial = useTrial(taken && { kb, cluster: cluster.id, answer: taken.id, members: ids, question: form.question, text: form.answer });
  const [tried, setTried] = useState(false);
  const taught = members.filter(({ isTaught, text }) => isTaught && text.trim() !== form.question.trim());
  const categories = useApi("getCategories", { kb }).data?.categories ?? [];
  const paths = categoryPaths(categories);
  const set = (patch: Partial<z.infer<typeof written>>): void => {
    const next = { ...form, ...patch };
    setForm(next);
    draft.write(next);
  };
  const long = (text: string, max: number): string | null => ([...text].length > max ? t("decide.form.tooLong", { count: max }) : null);
  const wrong = {
    question: long(form.question, most.question) ?? (tried && form.question.trim() === "" ? t("decide.form.required") : null),
    answer: long(form.answer, most.answer),
  };
  const save = (): void => {
    setTried(true);
    const question = form.question.trim();
    if (question === "" || wrong.question !== null || wrong.answer !== null) return;
    const answer = form.answer.trim();
    // It is tried first, as it is written now.
    if (taken && trial.result === null) return;
    void onSave(
      { ...emptyEntry(question), category: form.category, answers: answer === "" ? [] : [{ text: answer, when: [] }] },
      trial.result?.tested ?? null,
    ).then((done) => done && draft.clear());
  };
  useKeys({ Escape: { does: t("decide.form.cancel"), run: onClose } }, { group: t("review.keys.group") });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput
        label={t("decide.form.question")}
        description={t("decide.form.questionHint", { count: taught.length })}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={form.question}
        error={wrong.question}
        onChange={(event) => set({ question: event.currentTarget.value })}
      />
      {taught.length > 0 && (
        <ul className={css.wordings} aria-label={t("decide.form.wordings")}>
          {taught.map(({ id, text }) => (
            <li key={id} className="xs text-2 ellipsis" title={text}>
              {text}
            </li>
          ))}
        </ul>
      )}
      <GrowingTextarea
        label={t("decide.form.answer")}
        placeholder={t("decide.form.answerHint")}
        minRows={6}
        maxRows={16}
        value={form.answer}
        error={wrong.answer}
        description={form.answer.trim() === "" ? t("decide.form.noAnswer") : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => set({ answer: event.currentTarget.value })}
        autoFocus
        data-autofocus
      />
      <Select
        label={t("decide.form.category")}
        placeholder={t("decide.form.noCategory")}
        searchable
        clearable
        data={categories.map(({ id }) => ({ value: id, label: paths(id).join(" › ") }))}
        value={form.category}
        onChange={(value) => set({ category: value })}
      />
      {taken && <AnswerTrial trial={trial} />}
      <div className="row">
        <PrimaryButton disabled={taken !== null && trial.result === null} does={t("decide.form.save")} onRun={save}>
          {t("decide.form.save")}
        </PrimaryButton>
        <Button variant="subtle" onClick={onClose}>
          {t("decide.form.cancel")}
        </Button>
      </div>
      <ScreenLink screen="knowledge" search={{ new: form.question.trim() }}>
        {t("decide.form.full")}
      </ScreenLink>
    </form>
  );
}
