// A new synonym group above the list: Enter adds a word, Enter in the empty field makes the group and starts the next.
import { Button } from "@mantine/core";
import { type Ref, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useDraft } from "../lib/draftStore.ts";
import { WordsInput } from "../ui/form/WordsInput.tsx";
import { uniqueWords } from "./groups.ts";
import css from "./Vocabulary.module.css";

const isWords = (stored: unknown): string[] | null =>
  Array.isArray(stored) && stored.every((word) => typeof word === "string") ? stored : null;

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
