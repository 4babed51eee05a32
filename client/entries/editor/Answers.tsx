// The answers of an entry, tried in order: those with conditions first, the default last.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../../../shared/knowledge/entry.ts";
import { showUndo } from "../../lib/undo.ts";
import { Section } from "../../ui/page/Column.tsx";
import { fieldsIn } from "../../../shared/engine/placeholders.ts";
import { AnswerCard } from "./AnswerCard.tsx";
import css from "./Answers.module.css";
import { PreviewMenu, TriedFields, type Look } from "./PreviewMenu.tsx";
import type { EntryForm } from "./useEntryForm.ts";

const isDefault = (answer: Answer): boolean => answer.when.length === 0;
const most = 20;

export function Answers({ form, entry, readOnly }: { form: EntryForm; entry: string | null; readOnly: boolean }) {
  const { t } = useTranslation();
  // Which answers show their Markdown; all others are as the customer sees them.
  const [writing, setWriting] = useState<ReadonlySet<number>>(new Set());
  // Whose conditions are open.
  const [asked, setAsked] = useState<number | null>(null);
  // Just added: what is typed next is meant for it.
  const [begun, setBegun] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [look, setLook] = useState<Look>("web");
  const [tried, setTried] = useState<Record<string, string>>({});
  const { answers, handOff } = form.content;
  const shown: Answer[] = answers.length === 0 && !readOnly && handOff === null ? [{ text: "", when: [] }] : answers;
  const defaults = shown.filter(isDefault).length;
  const write = (i: number): void => setWriting(new Set([...writing, i]));

  const put = (next: Answer[]): void => form.set({ answers: next });
  const change = (i: number, patch: Partial<Answer>): void => {
    // A field stays a field while it is typed in, emptied or not.
    if (!writing.has(i)) write(i);
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
    setWriting(new Set());
    setAsked(null);
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
    setWriting(new Set());
    setAsked(null);
    showUndo(t("knowledge.answers.removed"), () =>
      form.takeBack(() => form.set((now) => ({ answers: now.answers.toSpliced(i, 0, gone) }))),
    );
  };
  const addConditional = (): void => {
    const first = shown.findIndex(isDefault);
    const written = answers.length === 0 ? [] : answers;
    const at = first < 0 || answers.length === 0 ? written.length : first;
    put(written.toSpliced(at, 0, { text: "", when: [{ field: "channel", in: [] }] }));
    setWriting(new Set([...writing].map((i) => (i >= at ? i + 1 : i)).concat(at)));
    setAsked(at);
  };
  const full = answers.length >= most;
  const actions = (
    <>
      <PreviewMenu
        look={look}
        isOn={writing.size === 0}
        onLook={(next) => {
          setLook(next);
          setWriting(new Set());
        }}
        onToggle={() => setWriting(new Set(writing.size === 0 ? shown.keys() : []))}
      />
      {!readOnly && (
        <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={full} onClick={addConditional}>
          {t("knowledge.answers.addConditional")}
        </Button>
      )}
      {!readOnly && answers.length > 0 && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={full}
          onClick={() => {
            put([...answers, { text: "", when: [] }]);
            write(answers.length);
            setBegun(answers.length);
          }}
        >
          {t(answers.some(isDefault) ? "knowledge.answers.add" : "knowledge.answers.addDefault")}
        </Button>
      )}
    </>
  );
  return (
    <Section flush title={t("knowledge.answers.title")} count={answers.length} actions={actions}>
      {form.errors["answers"] !== undefined && (
        <p className="xs text-bad" role="alert">
          {form.errors["answers"]}
        </p>
      )}
      {shown.length === 0 && handOff !== null && <p className={css.none}>{t("knowledge.answers.handOffOnly")}</p>}
      <TriedFields names={fieldsIn(answers)} values={tried} onChange={setTried} />
      <ul className={css.cards}>
        {shown.map((answer, i) => (
          <AnswerCard
            key={i}
            entry={entry}
            answer={answer}
            look={look}
            tried={tried}
            number={i + 1}
            rotates={isDefault(answer) && defaults > 1}
            writing={!readOnly && (writing.has(i) || answer.text === "")}
            begins={begun === i}
            readOnly={readOnly}
            asksWhen={asked === i}
            onAskWhen={(on) => setAsked(on ? i : null)}
            error={form.errors[`answers.${i}.text`]}
            conditionError={form.errors[`answers.${i}.when`]}
            onWrite={() => write(i)}
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
