// The box above the similar questions: Enter adds, Shift Enter adds a negative, pasted lines become one question each.
import { TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ClipboardEvent, type KeyboardEvent, type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SimilarQuestion } from "../../../shared/knowledge/entry.ts";
import { usePerson } from "../../lib/session.ts";
import { showDone } from "../../lib/undo.ts";
import { Keys } from "../../ui/text/Keys.tsx";
import { newDraftId } from "../../lib/newId.ts";
import css from "./Similar.module.css";
import type { EntryForm } from "./useEntryForm.ts";
import { TaughtWays } from "./TaughtWays.tsx";
import { roughKey, useTaught } from "./useTaught.ts";

type Kind = SimilarQuestion["kind"];
const most = 300;

export interface AddSimilarProps {
  form: EntryForm;
  entry: string | null;
  onMerge: (other: string) => void;
  onOpen: (entry: string) => void;
  field: Ref<HTMLInputElement>;
}

export function AddSimilar({ form, entry, onMerge, onOpen, field }: AddSimilarProps) {
  const { t } = useTranslation();
  const { name } = usePerson();
  const [refused, setRefused] = useState<string | null>(null);
  const { content, adding } = form;
  const text = adding.trim();
  const found = useTaught([text], entry).get(text);
  const teacher = found && !form.settled.has(roughKey(text)) ? found : undefined;

  /** How many were added; those that are here already are not. */
  const add = (lines: readonly string[], kind: Kind): number => {
    const known = new Set([content.question, ...content.similar.map((s) => s.text)].map(roughKey));
    const fresh: SimilarQuestion[] = [];
    for (const line of lines) {
      const said = line.trim().slice(0, 500);
      if (said === "" || known.has(roughKey(said)) || content.similar.length + fresh.length >= most) continue;
      known.add(roughKey(said));
      fresh.push({ id: newDraftId("q"), text: said, kind, origin: "hand", by: name, at: new Date().toISOString() });
    }
    if (fresh.length > 0) form.set((now) => ({ similar: [...fresh, ...now.similar] }));
    return fresh.length;
  };
  const enter = (kind: Kind): void => {
    if (text === "") return;
    if (content.similar.length >= most) setRefused(t("knowledge.similar.tooMany"));
    else if (add([text], kind) === 0) setRefused(t("knowledge.similar.duplicate", { text }));
    else form.setAdding("");
  };
  const take = (as: "none" | "negative"): void => {
    if (!teacher) return;
    form.settle(text, { entry: teacher.entry, question: teacher.question, as });
    enter("positive");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) enter("negative");
    else if (!teacher) enter("positive");
    else if (teacher.isStandard) onMerge(teacher.entry);
    else take("none");
  };
  const onPaste = (event: ClipboardEvent): void => {
    const lines = event.clipboardData
      .getData("text")
      .split(/\r?\n/u)
      .filter((line) => line.trim() !== "");
    if (lines.length < 2) return;
    event.preventDefault();
    const added = add(lines, "positive");
    showDone(
      t("knowledge.similar.pasted", { count: added }) +
        (added < lines.length ? t("knowledge.similar.skipped", { count: lines.length - added }) : ""),
    );
  };
  return (
    <div className={css.add}>
      <TextInput
        ref={field}
        aria-label={t("knowledge.similar.addLabel")}
        placeholder={t("knowledge.similar.add")}
        dir="auto"
        maxLength={500}
        value={adding}
        error={refused ?? form.errors["similar"]}
        leftSection={<IconPlus size={16} aria-hidden />}
        rightSection={
          // The keys do something else then.
          teacher ? null : (
            <span className={css.addKeys} aria-hidden>
              <Keys keys="Enter" />
              {t("knowledge.similar.enter")}
              <Keys keys={["shift+Enter"]} />
              {t("knowledge.similar.shiftEnter")}
            </span>
          )
        }
        rightSectionWidth="auto"
        rightSectionPointerEvents="none"
        onChange={(e) => {
          setRefused(null);
          form.setAdding(e.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {teacher && (
        <div className={css.taught} role="status">
          <p>{t("knowledge.similar.taughtError", { question: teacher.question })}</p>
          <div>
            <TaughtWays
              keys
              teacher={teacher}
              ways={{
                onTake: take,
                onNegative: () => enter("negative"),
                onMerge: () => onMerge(teacher.entry),
                onOpen: () => onOpen(teacher.entry),
              }}
            />
          </div>
        </div>
      )}
    </div>
  );
}
