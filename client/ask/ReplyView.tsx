// What one robot replied: the answer as the customer sees it, options, related questions, and below it the outcome with what can be done.
import { noneOfThese } from "../../shared/engine/conversation.ts";
import { Button } from "@mantine/core";
import { IconArrowsDiff, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay } from "../lib/session.ts";
import { useDelayed } from "../ui/state/StateView.tsx";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { Markdown } from "../ui/reply/Markdown.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Provisional } from "../ui/reply/Provisional.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import css from "./Ask.module.css";
import type { Reply, Side, AskTurn } from "./conversation.ts";
import { TeachButton } from "./TeachButton.tsx";
import type { Asking } from "./useAsking.ts";
import { wordingOf } from "./useTeach.ts";
import { Keys } from "../ui/text/Keys.tsx";

export interface ReplyViewProps {
  asking: Asking;
  turn: AskTurn;
  side: Side;
  index: number;
  selected: boolean;
  last: boolean;
  teaching: boolean;
  onTeaching: (opened: boolean) => void;
}

export function ReplyView({ asking, turn, side, index, selected, last, teaching, onTeaching }: ReplyViewProps) {
  const { t } = useTranslation();
  const may = useMay();
  const late = useDelayed(side.answer === null && side.error === null);
  const reply = side.answer?.reply;
  const select = (): void => asking.select(turn.id, index);
  if (side.error) {
    const kept = side.target === "live" ? t("ask.unpublished") : t("ask.failedKept");
    return (
      <div className={css.reply}>
        <ErrorText what={t("ask.failed")} error={side.error} kept={kept} onRetry={() => void asking.retry(turn)} />
      </div>
    );
  }
  if (!reply)
    return (
      <div className={css.reply} role="status" aria-busy="true" style={{ minHeight: 68 }}>
        {late && <span className={css.dots}>{t("ask.waiting")}</span>}
      </div>
    );
  const left = index > 0 ? turn.sides[0]?.answer?.reply : undefined;
  const differs = left !== undefined && (left.outcome !== reply.outcome || left.answer?.text !== reply.answer?.text);
  const why = reply.reason === "confident" || reply.reason === "low" || reply.reason === "middle" ? "" : t(`why.reason.${reply.reason}`);
  // Where the nearest entry may not speak, it is the one to look at.
  const named = reply.answer ?? (reply.reason === "not_in_force" ? reply.candidates[0] : undefined);
  return (
    <div className={css.reply} data-selected={selected || undefined} onClick={(event) => onText(event.target) && select()}>
      {reply.answer ? <Markdown text={reply.answer.text} /> : <p className={css.plain}>{leadOf(reply)}</p>}
      {reply.outcome === "clarify" && (
        <Options asking={asking} turn={turn} options={reply.options} none={noneOfThese(reply.text)} last={last} />
      )}
      {reply.related.length > 0 && (last || selected) && (
        <div className={css.related}>
          <span className="text-3">{t("ask.related")}</span>
          {reply.related.map((one) => (
            <button key={one.entry} type="button" className="link" onClick={() => void asking.ask(one.question)}>
              {one.question}
            </button>
          ))}
        </div>
      )}
      <div className={css.foot}>
        <button type="button" className="link" aria-pressed={selected} onClick={select}>
          <span className="sr-only">{t("why.open")}</span>
          <Outcome outcome={reply.outcome} confidence={reply.confidence} />
        </button>
        {differs && (
          <Tag outline icon={<IconArrowsDiff size={12} aria-hidden />}>
            {t("ask.compare.differs")}
          </Tag>
        )}
        {side.answer?.provisional && <Provisional on />}
        {side.was && (
          <Tag outline icon={<IconArrowsDiff size={12} aria-hidden />}>
            {t("ask.retrained", { outcome: t(`common.outcome.${side.was.outcome}`), confidence: side.was.confidence })}
          </Tag>
        )}
        {why !== "" && <span className="xs text-3">{why}</span>}
        {named && (
          <span className="text-3" aria-hidden>
            ·
          </span>
        )}
        {named && (
          <ScreenLink
            screen="knowledge"
            search={{ entry: named.entry }}
            className={css.entry}
            label={t("ask.openEntry", { question: named.question })}
          >
            {named.question}
          </ScreenLink>
        )}
        {reply.handoff && (
          <span className="xs text-3">
            {reply.handoff.skillGroup === null ? t("ask.noSkillGroup") : t("ask.skillGroup", { group: reply.handoff.skillGroup })}
          </span>
        )}
        <span className="grow" />
        {selected && may("write") && !reply.choice && (
          <span className="row" style={{ gap: 0 }}>
            <TeachButton asking={asking} turn={turn} side={side} opened={teaching} onOpened={onTeaching} />
            <Button
              size="sm"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              renderRoot={(props) => (
                <Link to="/kb/$kb/knowledge" params={{ kb: asking.kb }} search={{ new: wordingOf(turn).slice(0, 500) }} {...props} />
              )}
            >
              {t("ask.teach.newEntry")}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}

/** Options, links and buttons do something of their own: what they open must not lose the selection to this reply. */
const onText = (target: EventTarget): boolean => target instanceof Element && target.closest("button, a, input, [role=option]") === null;

/** The plain text a bot shows lists the options; here they stand below as buttons. */
const leadOf = ({ text, options }: Reply): string => {
  if (options.length === 0) return text;
  const listed = new Set([...options.map((option, i) => `${i + 1}. ${option.question}`), `0. ${noneOfThese(text)}`]);
  return text
    .split("\n")
    .filter((line) => !listed.has(line))
    .join("\n")
    .trim();
};

export interface OptionsProps {
  asking: Asking;
  turn: AskTurn;
  options: Reply["options"];
  /** "None of these", as the customer reads it. */
  none: string;
  last: boolean;
}

/** The options of a clarification and "none of these": clicked, or by their number while they are the latest. */
function Options({ asking, turn, options, none, last }: OptionsProps) {
  const { t } = useTranslation();
  const open = last && !turn.none;
  return (
    <>
      <ul className={css.options} aria-label={t("ask.options")}>
        {options.map((option, i) => (
          <li key={option.entry}>
            <button type="button" className={css.option} disabled={!open} onClick={() => void asking.choose(turn, option)}>
              <Keys keys={String(i + 1)} />
              <span className="grow">{option.question}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={css.option} disabled={!open} aria-pressed={turn.none} onClick={() => asking.none(turn)}>
            <Keys keys="0" />
            <span className="grow text-2">{none}</span>
          </button>
        </li>
      </ul>
      {turn.none && (
        <p className="xs text-2" role="status" style={{ marginTop: 4 }}>
          {t("ask.noneSaid")}
        </p>
      )}
    </>
  );
}
