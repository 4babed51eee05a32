// The turns of the conversation, oldest first, kept scrolled to the newest. A line between them says when the situation changed.
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useTimes } from "../lib/time.ts";
import css from "./Ask.module.css";
import type { Setting, AskTurn } from "./conversation.ts";
import { ReplyView } from "./ReplyView.tsx";
import { targetKey, useTargets } from "./targets.ts";
import type { Asking } from "./useAsking.ts";

export interface TurnsProps {
  asking: Asking;
  teaching: boolean;
  onTeaching: (opened: boolean) => void;
}

const same = (a: Setting, b: Setting): boolean =>
  JSON.stringify([a.target, a.channel, a.at, a.context]) === JSON.stringify([b.target, b.channel, b.at, b.context]);

export function Turns({ asking, teaching, onTeaching }: TurnsProps) {
  const { t } = useTranslation();
  const { clock } = useTimes();
  const situation = useSituation(asking.kb);
  const { turns, selected, startedAt } = asking.conversation;
  const box = useRef<HTMLDivElement>(null);
  const newest = turns.at(-1);
  const replies = newest?.sides.filter((side) => side.answer !== null || side.error !== null).length;
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [newest?.id, replies, newest?.none]);
  useKeptAtEnd(box);
  useEffect(() => {
    if (selected && selected.turn !== newest?.id)
      box.current?.querySelector(`[data-turn="${selected.turn}"]`)?.scrollIntoView({ block: "nearest" });
  }, [selected, newest?.id]);

  const lineBefore = (turn: AskTurn, before: AskTurn | undefined): string | null => {
    if (turn.taught)
      return turn.taught.undone
        ? t("ask.untaught", { question: turn.taught.question })
        : t("ask.taughtThenAsked", { question: turn.taught.question });
    if (!before) return [t("ask.began"), clock(startedAt), ...situation(turn.setting)].join(" · ");
    return same(before.setting, turn.setting) ? null : [t("ask.changed"), ...situation(turn.setting)].join(" · ");
  };
  return (
    <div ref={box} className={css.scroll} role="log" aria-label={t("ask.conversation")}>
      <ol className={css.turns}>
        {turns.map((turn, i) => {
          const line = lineBefore(turn, turns[i - 1]);
          return (
            <li key={turn.id} data-turn={turn.id}>
              {line !== null && <p className={css.divider}>{line}</p>}
              <div className={css.said}>
                <time className="xs text-3" dateTime={turn.askedAt}>
                  {clock(turn.askedAt)}
                </time>
                <p className={css.bubble}>{turn.question}</p>
              </div>
              <div className={css.sides} data-two={turn.sides.length > 1 || undefined}>
                {turn.sides.map((side, n) => {
                  const chosen = selected?.turn === turn.id && selected.side === n;
                  return (
                    <ReplyView
                      key={targetKey(side.target)}
                      asking={asking}
                      turn={turn}
                      side={side}
                      index={n}
                      selected={chosen}
                      last={turn === newest}
                      teaching={chosen && teaching}
                      onTeaching={onTeaching}
                    />
                  );
                })}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** "微信 · 11-11 00:00 · 草稿" */
function useSituation(kb: string): (setting: Setting) => string[] {
  const { t } = useTranslation();
  const { name } = useTargets(kb);
  const channelName = useChannelName();
  const { dayTime } = useTimes();
  return ({ target, channel, at, context }) => [
    ...(channel === undefined ? [] : [channelName(channel)]),
    ...(at === undefined ? [] : [dayTime(at)]),
    ...Object.entries(context ?? {}).map(([field, value]) => `${field} ${value}`),
    target === "draft" ? t("ask.target.draft") : name(target),
  ];
}

/** Whoever reads the newest reply still does when the column gets another size, or the reply grows (its actions, a second side). */
function useKeptAtEnd(box: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const scroller = box.current;
    if (!scroller || typeof ResizeObserver === "undefined") return;
    let isAtEnd = true;
    const look = (): void => {
      isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 24;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
    });
    scroller.addEventListener("scroll", look, { passive: true });
    observer.observe(scroller);
    for (const child of scroller.children) observer.observe(child);
    return () => {
      scroller.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [box]);
}
