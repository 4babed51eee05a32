// Several words in one field: Enter adds one, a pasted list is split, Backspace takes the last one back. Nothing happens while an input method composes.
import { Pill, PillsInput } from "@mantine/core";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import { Tag } from "../text/Tag.tsx";
import css from "./WordsInput.module.css";

/** What parts words in a pasted list. A space does not: "gift card" is one word. */
const separators = /[,，、;；\n\r\t]+/u;
export const splitWords = (text: string): string[] =>
  text
    .split(separators)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** New words after those already there, each once. */
export const addWords = (words: readonly string[], more: readonly string[]): string[] => [...new Set([...words, ...more])];

export interface WordsInputProps {
  label: string;
  /** The label stands elsewhere; it names the field for screen readers. */
  hideLabel?: boolean;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  words: readonly string[];
  onChange: (words: string[]) => void;
  /** Enter in the empty field: these words are all. */
  onDone?: () => void;
  /** How a word reads on its pill. */
  show?: (word: string) => string;
  maxLength?: number;
  /** Only to be read. */
  disabled?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

export function WordsInput({
  label,
  hideLabel = false,
  description,
  error,
  placeholder,
  words,
  onChange,
  onDone,
  show = (word) => word,
  maxLength = 60,
  disabled = false,
  inputRef,
}: WordsInputProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const add = (typed: string): void => {
    setText("");
    const next = addWords(words, splitWords(typed));
    if (next.length > words.length) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    // Ctrl Enter goes on to the page, which saves: the word being typed belongs to it.
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return add(text);
    if (event.key === "Enter" && text.trim() !== "") add(text);
    else if (event.key === "Enter" && onDone) onDone();
    else if (event.key === "Backspace" && text === "" && words.length > 0) onChange(words.slice(0, -1));
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const pasted = event.clipboardData.getData("text");
    if (!separators.test(pasted)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    add(text.slice(0, selectionStart ?? text.length) + pasted + text.slice(selectionEnd ?? text.length));
  };
  if (disabled) {
    // Words to read are not a greyed field: grey on grey is hard to read.
    return (
      <div role="group" aria-label={label}>
        {!hideLabel && <p>{label}</p>}
        <div className={css.read}>
          {words.map((word) => (
            <Tag key={word} outline>
              {show(word)}
            </Tag>
          ))}
        </div>
      </div>
    );
  }
  return (
    <PillsInput
      {...(hideLabel ? {} : { label })}
      description={description}
      error={error}

      className="grow"
      classNames={{ input: css.field ?? "" }}
    >
      <Pill.Group className={css.words ?? ""}>
        {words.map((word) => (
          <Pill
            key={word}
            className={css.word ?? ""}
            withRemoveButton
            onRemove={() => onChange(words.filter((one) => one !== word))}
            removeButtonProps={{ "aria-label": t("parts.removeWord", { word: show(word) }), tabIndex: 0, "aria-hidden": false }}
          >
            {show(word)}
          </Pill>
        ))}
        <PillsInput.Field
          ref={inputRef}
          className={css.typing ?? ""}
          aria-label={label}
          placeholder={words.length === 0 ? placeholder : undefined}
          value={text}
          maxLength={maxLength}

          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => add(text)}
        />
      </Pill.Group>
    </PillsInput>
  );
}
