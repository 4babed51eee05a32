// The answers of an entry, tried in order: those with conditions first, the default last.
import { Button } from "@mantine/core";
import { IconEye, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../../../shared/knowledge/entry.ts";
import { showUndo } from "../../lib/undo.ts";
import { Section } from "../../ui/Column.tsx";
import { AnswerCard } from "./AnswerCard.tsx";
import css from "./Answers.module.css";
import type { EntryForm } from "./useEntryForm.ts";

const isDefault = (answer: Answer): boolean => answer.when.length === 0;
const most = 20;

export function Answers({ form, readOnly }: { form: EntryForm; readOnly: boolean }) {
  const { t } = useTranslation();
  const [preview, setPreview] = useState(readOnly);
  const [dragged, setDragged] = useState<number | null>(null);
  const { answers, handOff } = form.content;
  const shown: Answer[] = answers.length === 0 && !readOnly && handOff === null ? [{ text: "", when: [] }] : answers;
  const defaults = shown.filter(isDefault).length;

  const put = (next: Answer[]): void => form.set({ answers: next });
  const change = (i: number, patch: Partial<Answer>): void => {
    const next = shown.map((a, at) => (at === i ? { ...a, ...patch } : a));
    // An empty answer that was never there is none.
    put(answers.length === 0 && next.length === 1 && next[0]?.text === "" && next[0].when.length === 0 ? [] : next);
  };
  /** The default stays last: a conditional answer goes before the first default, whatever it was dragged to. */
  const place = (from: number, to: number): void => {
    const moved = shown[from];
    if (!moved || from === to) return;
    const next = shown.toSpliced(from, 1).toSpliced(to, 0, moved);
    put([...next.filter((a) => !isDefault(a)), ...next.filter(isDefault)]);
  };
  const canGo = (from: number, to: number): boolean => {
    const a = shown[from];
    const b = shown[to];
    return a !== undefined && b !== undefined && isDefault(a) === isDefault(b);
  };
  const remove = (i: number): void => {
    const gone = shown[i];
    if (!gone) return;
    put(answers.filter((_, at) => at !== i));
    showUndo(t("knowledge.answers.removed"), () => form.takeBack(() => form.set((now) => ({ answers: now.answers.toSpliced(i, 0, gone) }))));
  };
  const addConditional = (): void => {
    const first = shown.findIndex(isDefault);
    const written = answers.length === 0 ? [] : answers;
    put(written.toSpliced(first < 0 || answers.length === 0 ? written.length : first, 0, { text: "", when: [{ field: "channel", in: [] }] }));
    setPreview(false);
  };
  const full = answers.length >= most;
  const actions = (
    <>
      <Button size="xs" variant="subtle" leftSection={<IconEye size={14} aria-hidden />} aria-pressed={preview} color={preview ? "accent" : "gray"} onClick={() => setPreview(!preview)}>{t("knowledge.answers.preview")}</Button>
      {!readOnly && <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={full} onClick={addConditional}>{t("knowledge.answers.addConditional")}</Button>}
      {!readOnly && answers.some(isDefault) && <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={full} onClick={() => { put([...answers, { text: "", when: [] }]); setPreview(false); }}>{t("knowledge.answers.add")}</Button>}
    </>
  );
  return (
    <Section flush title={t("knowledge.answers.title")} count={answers.length} actions={actions}>
      {form.errors["answers"] !== undefined && <p className="xs text-bad" role="alert">{form.errors["answers"]}</p>}
      {shown.length === 0 && handOff !== null && <p className={css.none}>{t("knowledge.answers.handOffOnly")}</p>}
      <ul className={css.cards}>
        {shown.map((answer, i) => (
          <AnswerCard
            key={i}
            answer={answer}
            number={i + 1}
            rotates={isDefault(answer) && defaults > 1}
            writing={!preview && !readOnly}
            readOnly={readOnly}
            error={form.errors[`answers.${i}.text`]}
            conditionError={form.errors[`answers.${i}.when`]}
            onWrite={() => setPreview(false)}
            onChange={(patch) => change(i, patch)}
            onRemove={() => remove(i)}
            onUp={canGo(i, i - 1) ? () => place(i, i - 1) : null}
            onDown={canGo(i, i + 1) ? () => place(i, i + 1) : null}
            onDrag={() => setDragged(i)}
            onDropHere={() => {
              if (dragged !== null) place(dragged, i);
              setDragged(null);
            }}
          />
        ))}
      </ul>
    </Section>
  );
}
