// An answer as one channel shows it, how long it is there, and what is to be said of it before customers get it. Fetched when first needed.
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { filledPlainText } from "../../../shared/engine/markdown.ts";
import { filledMarkdown, placeholdersIn } from "../../../shared/engine/placeholders.ts";
import { answerFindings, openedAddresses, smsLength, wechatLength, type MessageLength } from "../../../shared/knowledge/answerText.ts";
import type { Answer } from "../../../shared/knowledge/entry.ts";
import { LinkNotes } from "./LinkNotes.tsx";
import { Markdown } from "../../ui/reply/Markdown.tsx";
import css from "./Answers.module.css";
import type { Look } from "./PreviewMenu.tsx";

/** The answer with what is tried in its fields; a field nobody filled in, and without a text for that, stands as it was written. */
function useTried(answer: Answer, look: Look, fields: Readonly<Record<string, string>>): string {
  return useMemo(() => {
    const unknown = placeholdersIn(answer.text).flatMap(({ field, missing }) => (missing === null ? [[field, `{{${field}}}`]] : []));
    const given = Object.entries(fields).filter(([, value]) => value.trim() !== "");
    const asker = { at: "", context: { ...Object.fromEntries(unknown), ...Object.fromEntries(given) } };
    return look === "web" ? filledMarkdown(answer, asker) : filledPlainText(answer, asker);
  }, [answer, look, fields]);
}

export interface AnswerPreviewProps {
  answer: Answer;
  look: Look;
  /** What is tried in the place of placeholders, by field. */
  fields: Readonly<Record<string, string>>;
}

export function AnswerPreview({ answer, look, fields }: AnswerPreviewProps) {
  const tried = useTried(answer, look, fields);
  if (look === "web") return <Markdown text={tried} />;
  return (
    <>
      <p className={css.message} data-look={look}>
        {tried}
      </p>
      <Length look={look} text={tried} />
    </>
  );
}

function Length({ look, text }: { look: Exclude<Look, "web">; text: string }) {
  const { t } = useTranslation();
  const length: MessageLength = look === "sms" ? smsLength(text) : wechatLength(text);
  const characters = [...text].length;
  const tooLong = look === "wechat" && length.length > length.most;
  return (
    <p className={css.note} data-bad={tooLong || undefined}>
      {tooLong && <IconAlertTriangle size={12} aria-hidden />}
      {look === "sms"
        ? t("knowledge.answers.smsLength", { count: length.parts, characters, ...length })
        : t(tooLong ? "knowledge.answers.wechatTooLong" : "knowledge.answers.wechatLength", { characters, ...length })}
    </p>
  );
}

/** Opened by one call. */
const MOST_OPENED = 20;

/** What is to be said of an answer, below its text. */
export function AnswerNotes({ entry, text, readOnly }: { entry: string | null; text: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const settled = useDeferredValue(text);
  const findings = useMemo(() => answerFindings(settled), [settled]);
  const urls = useMemo(() => openedAddresses(settled).slice(0, MOST_OPENED), [settled]);
  if (findings.length === 0 && urls.length === 0) return null;
  return (
    <>
      {findings.length > 0 && (
        <ul className={css.notes}>
          {findings.map(({ kind, what }) => (
            <li key={`${kind} ${what}`} className={css.note} data-warns={kind !== "noText" || undefined}>
              {kind === "noText" ? <IconInfoCircle size={12} aria-hidden /> : <IconAlertTriangle size={12} aria-hidden />}
              <span>{t(`knowledge.answers.finding.${kind}`, { what, written: `{{${what}|…}}` })}</span>
            </li>
          ))}
        </ul>
      )}
      {urls.length > 0 && <LinkNotes entry={entry} urls={urls} readOnly={readOnly} />}
    </>
  );
}
