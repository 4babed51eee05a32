// A search field: answers while typing, each key of whoever types slowly and of whoever types fast the last; never while an input method composes.
import { ActionIcon, TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

export interface SearchBoxProps {
  /** Its name for screen readers. */
  label: string;
  placeholder: string;
  value: string;
  /** At once of a key that none came before for `rest` ms, else after `rest` ms without one; at once on Enter, on clearing, and of what is pasted or an input method has put in. */
  onChange: (value: string) => void;
  rest?: number;
  size?: "sm" | "md";
}

export function SearchBox({ label, placeholder, value, onChange, rest = 80, size = "md" }: SearchBoxProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const said = useRef(value);
  const composing = useRef(false);
  const timer = useRef<number | undefined>(undefined);
  const lastKey = useRef(Number.NEGATIVE_INFINITY);
  const field = useRef<HTMLInputElement>(null);

  // A value from outside (Back, a cleared filter) replaces the text; our own echo does not.
  useEffect(() => {
    if (value === said.current) return;
    said.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const tell = (next: string): void => {
    window.clearTimeout(timer.current);
    if (next === said.current) return;
    said.current = next;
    onChange(next);
  };
  const type = (next: string, isWhole: boolean): void => {
    setText(next);
    window.clearTimeout(timer.current);
    if (composing.current) return;
    const now = performance.now();
    const isAlone = now - lastKey.current > rest;
    lastKey.current = now;
    timer.current = window.setTimeout(() => tell(next), next === "" || isWhole || isAlone ? 0 : rest);
  };
  return (
    <TextInput
      ref={field}
      type="search"
      size={size}
      className="grow"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        text === "" ? null : (
          <ActionIcon
            size="xs"
            aria-label={t("common.action.clear")}
            onClick={() => {
              setText("");
              tell("");
              field.current?.focus();
            }}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        )
      }
      onChange={(e) => type(e.currentTarget.value, e.nativeEvent instanceof InputEvent && e.nativeEvent.inputType === "insertFromPaste")}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={(e) => {
        composing.current = false;
        type(e.currentTarget.value, true);
      }}
      onKeyDown={(e) => {
        if (e.nativeEvent.isComposing || e.keyCode === 229) return;
        if (e.key === "Enter") tell(text);
        if (e.key === "Escape" && text !== "") {
          e.preventDefault();
          setText("");
          tell("");
        }
      }}
    />
  );
}
