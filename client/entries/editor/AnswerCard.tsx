// One answer: when it is given, and its Markdown, as the customer sees it or being written.
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconFilterPlus, IconGripVertical, IconPencil, IconTrash } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../../../shared/knowledge/entry.ts";
import { GrowingTextarea } from "../../ui/form/GrowingTextarea.tsx";
import { Markdown } from "../../ui/reply/Markdown.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import css from "./Answers.module.css";
import { Conditions } from "./Conditions.tsx";
import type { Look } from "./PreviewMenu.tsx";

const AnswerNotes = lazy(async () => ({ default: (await import("./AnswerNotes.tsx")).AnswerNotes }));
const AnswerPreview = lazy(async () => ({ default: (await import("./AnswerNotes.tsx")).AnswerPreview }));

/** What there may be something to say of: links, pictures, placeholders. */
const NOTABLE = /\]\(|\]:|:\/\/|\{\{/u;

export interface AnswerCardProps {
  /** null: one that was never saved. */
  entry: string | null;
  answer: Answer;
  /** As which channel it is shown. */
  look: Look;
  /** What is tried in the place of placeholders, by field. */
  tried: Readonly<Record<string, string>>;
  number: number;
  /** There is another without conditions: they take turns. */
  rotates: boolean;
  writing: boolean;
  /** It was just added, to be written. */
  begins: boolean;
  readOnly: boolean;
  /** Its conditions are open. */
  asksWhen: boolean;
  onAskWhen: (on: boolean) => void;
  error: string | undefined;
  conditionError: string | undefined;
  onWrite: () => void;
  onChange: (patch: Partial<Answer>) => void;
  onRemove: () => void;
  /** null where it cannot go further. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onDrag: () => void;
  onDropHere: () => void;
}

export function AnswerCard(props: AnswerCardProps) {
  const {
    entry,
    answer,
    look,
    tried,
    number,
    rotates,
    writing,
    begins,
    readOnly,
    asksWhen,
    onAskWhen,
    error,
    conditionError,
    onWrite,
    onChange,
    onRemove,
    onUp,
    onDown,
    onDrag,
    onDropHere,
  } = props;
  const { t } = useTranslation();
  const conditional = answer.when.length > 0;
  const card = useRef<HTMLLIElement>(null);
  // A new one may stand below what is on screen: what is asked of it is to be seen.
  useEffect(() => {
    if (asksWhen) card.current?.scrollIntoView({ block: "center" });
  }, [asksWhen]);
  const move = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    (event.key === "ArrowUp" ? onUp : onDown)?.();
  };
  const action = (label: string, icon: ReactNode, run: (() => void) | null) =>
    run && (
      <Tooltip label={label}>
        <ActionIcon size="xs" aria-label={`${label}: ${t("knowledge.answers.text", { number })}`} onClick={run}>
          {icon}
        </ActionIcon>
      </Tooltip>
    );
  const name = t("knowledge.answers.text", { number });
  return (
    <li ref={card} className={css.card} aria-label={name} onDragOver={(e: DragEvent) => e.preventDefault()} onDrop={onDropHere}>
      {readOnly ? (
        <span className={css.grip} />
      ) : (
        <button
          type="button"
          className={css.grip}
          draggable
          onDragStart={onDrag}
          onKeyDown={move}
          aria-label={`${t("knowledge.answers.move")}: ${name}`}
        >
          <IconGripVertical size={14} aria-hidden />
        </button>
      )}
      <div className={css.cardBody}>
        <div className={css.cardHead}>
          {conditional || asksWhen ? (
            <Conditions
              when={answer.when}
              onChange={(when) => onChange({ when })}
              opened={asksWhen}
              onOpened={onAskWhen}
              readOnly={readOnly}
            />
          ) : (
            <>
              <Tag>{t("knowledge.answers.default")}</Tag>
              <span className="xs text-3">{rotates ? t("knowledge.answers.rotates") : t("knowledge.answers.defaultLine")}</span>
            </>
          )}
          <span className="grow" />
          {!readOnly && (
            <span className={css.cardActions}>
              {!writing && action(t("knowledge.answers.edit"), <IconPencil size={14} aria-hidden />, onWrite)}
              {!conditional &&
                action(t("knowledge.answers.addCondition"), <IconFilterPlus size={14} aria-hidden />, () => {
                  onChange({ when: [{ field: "channel", in: [] }] });
                  onAskWhen(true);
                })}
              {action(t("knowledge.answers.up"), <IconArrowUp size={14} aria-hidden />, onUp)}
              {action(t("knowledge.answers.down"), <IconArrowDown size={14} aria-hidden />, onDown)}
              {action(t("knowledge.answers.remove"), <IconTrash size={14} aria-hidden />, onRemove)}
            </span>
          )}
        </div>
        {conditionError !== undefined && (
          <p className="xs text-bad" role="alert">
            {conditionError}
          </p>
        )}
        {writing ? (
          <GrowingTextarea
            className={css.field}
            autoFocus={begins || answer.text !== ""}
            minRows={2}
            maxRows={24}
            dir="auto"
            maxLength={10_000}
            aria-label={name}
            placeholder={t("knowledge.answers.empty")}
            value={answer.text}
            error={error}
            readOnly={readOnly}
            onChange={(e) => onChange({ text: e.currentTarget.value })}
          />
        ) : (
          <div
            className={css.shown}
            dir="auto"
            data-writes={!readOnly || undefined}
            onClick={(e) => !readOnly && !(e.target instanceof Element && e.target.closest("a")) && onWrite()}
          >
            {answer.text.trim() === "" ? (
              <p className="text-3">{t("knowledge.answers.empty")}</p>
            ) : look === "web" && !answer.text.includes("{{") ? (
              <Markdown text={answer.text} />
            ) : (
              <Suspense fallback={<Markdown text={answer.text} />}>
                <AnswerPreview answer={answer} look={look} fields={tried} />
              </Suspense>
            )}
            {error !== undefined && (
              <p className="xs text-bad" role="alert">
                {error}
              </p>
            )}
          </div>
        )}
        {NOTABLE.test(answer.text) && (
          <Suspense fallback={null}>
            <AnswerNotes entry={entry} text={answer.text} readOnly={readOnly} />
          </Suspense>
        )}
      </div>
    </li>
  );
}
