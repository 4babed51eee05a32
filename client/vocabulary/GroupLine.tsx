// Above the synonym groups: what is chosen, and adding one.
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../ui/page/Column.tsx";
import { type Ref, useState } from "react";
import { flushSync } from "react-dom";
import { useDraft } from "../lib/draftStore.ts";
import { WordsInput } from "../ui/form/WordsInput.tsx";
import { uniqueWords } from "./groups.ts";
import css from "./Vocabulary.module.css";

export interface GroupHeadProps {
  index: number;
  /** Null for who may only read. */
  onRemove: (() => void) | null;
  onClose: () => void;
}

export function GroupHead({ index, onRemove, onClose }: GroupHeadProps) {
  const { t } = useTranslation();
  return (
    <PageHead title={t("vocabulary.group.title", { number: index + 1 })}>
      {onRemove && (
        <ActionIcon size="sm" aria-label={t("vocabulary.group.remove")} title={t("vocabulary.group.remove")} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon size="sm" aria-label={t("vocabulary.group.close")} title={t("vocabulary.group.close")} onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </PageHead>
  );
}

const isWords = (stored: unknown): string[] | null =>
  Array.isArray(stored) && stored.every((word) => typeof word === "string") ? stored : null;

/** A new synonym group above the list: Enter adds a word, Enter in the empty field makes the group and starts the next. */
export function AddGroup({ onAdd, inputRef }: { onAdd: (words: string[]) => void; inputRef: Ref<HTMLInputElement> }) {
  const { t } = useTranslation();
  const draft = useDraft("vocabulary:new", isWords);
  const [words, setWords] = useState<string[]>(() => draft.read() ?? []);
  const change = (next: string[]): void => {
    const unique = uniqueWords(next).slice(0, 50);
    // At once: Ctrl Enter adds the group and saves in one stroke.
    flushSync(() => setWords(unique));
    if (unique.length > 0) draft.write(unique);
    else draft.clear();
  };
  const add = (): void => {
    if (words.length < 2) return;
    onAdd(words);
    change([]);
  };
  return (
    <div className={css.add}>
      <WordsInput
        inputRef={inputRef}
        hideLabel
        label={t("vocabulary.add.group")}
        placeholder={t("vocabulary.add.groupPlaceholder")}
        words={words}
        onChange={change}
        onDone={add}
        {...(words.length === 1 ? { description: t("vocabulary.add.oneMore") } : {})}
      />
      <Button onClick={add} disabled={words.length < 2}>
        {t("vocabulary.add.groupButton")}
      </Button>
    </div>
  );
}
