// Where the customer writes: Enter sends (never while composing), Shift Enter breaks the line, ↑ in an empty field brings the last question back.
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowUp, IconEyeOff, IconRefresh } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDraftText } from "../lib/draftStore.ts";
import css from "./Ask.module.css";
import { openOptions } from "./conversation.ts";
import type { Asking } from "./useAsking.ts";
import { GrowingTextarea } from "../ui/form/GrowingTextarea.tsx";

const most = 1000;

export interface AskFieldProps {
  asking: Asking;
  /** Under which what is typed survives reloads. */
  draft: string;
  fieldRef?: React.RefObject<HTMLTextAreaElement | null>;
}

export function AskField({ asking, draft, fieldRef }: AskFieldProps) {
  const { t } = useTranslation();
  const [text, setText, clear] = useDraftText(draft);
  const own = useRef<HTMLTextAreaElement>(null);
  const field = fieldRef ?? own;
  const open = openOptions(asking.conversation);
  const length = [...text].length;
  useEffect(() => field.current?.focus({ preventScroll: true }), [field]);

  const send = (): void => {
    const question = text.trim();
    if (question === "" || length > most) return;
    clear();
    const choice = open && /^[0-6]$/u.test(question) ? Number(question) : null;
    const option = choice === null ? undefined : open?.options[choice - 1];
    if (open && option) void asking.choose(open.turn, option);
    else if (open && choice === 0) asking.none(open.turn);
    else void asking.ask(question);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && text === "") {
      const last = asking.conversation.turns.findLast((turn) => turn.chosen === null);
      if (!last) return;
      event.preventDefault();
      setText(last.question);
    }
  };
  return (
    <div className={css.field}>
      <div className={css.box}>
        <GrowingTextarea
          ref={field}
          className="grow"
          variant="unstyled"
          aria-label={t("ask.field.label")}
          placeholder={t("ask.field.label")}
          minRows={1}
          maxRows={6}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          aria-invalid={length > most}
        />
        {asking.conversation.turns.length > 0 && (
          <Button size="sm" variant="subtle" leftSection={<IconRefresh size={14} aria-hidden />} onClick={asking.startOver}>
            {t("ask.field.restart")}
          </Button>
        )}
        <ActionIcon
          size="sm"
          variant="default"
          aria-label={t("ask.field.send")}
          disabled={text.trim() === "" || length > most}
          onClick={send}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
      </div>
      {length > most && (
        <p className="xs text-bad" role="alert">
          {t("ask.field.tooLong", { count: length - most })}
        </p>
      )}
      <p className={css.quiet}>
        <IconEyeOff size={14} aria-hidden />
        {t("ask.field.quiet")}
        {open && <span>· {t("ask.field.choose")}</span>}
      </p>
    </div>
  );
}
