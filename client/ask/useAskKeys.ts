// Keys of the conversation, outside fields: 1–6 choose an option, j k go through the turns, t teaches, n makes a new entry.
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type KeyMap, useKeys } from "../lib/keys.ts";
import { useMay } from "../lib/session.ts";
import { openOptions, selectedSide } from "./conversation.ts";
import type { Asking } from "./useAsking.ts";
import { wordingOf } from "./useTeach.ts";

export function useAskKeys(asking: Asking, { onTeach, more = {} }: { onTeach: () => void; more?: KeyMap }): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const write = useMay()("write");
  const { turns } = asking.conversation;
  const open = openOptions(asking.conversation);
  const looked = selectedSide(asking.conversation);
  const move = (step: number): void => {
    const index = turns.findIndex((turn) => turn.id === looked?.turn.id);
    const next = turns[Math.max(0, Math.min(turns.length - 1, index + step))];
    if (next) asking.select(next.id, 0);
  };
  const choices: KeyMap = {};
  open?.options.forEach((option, i) => {
    choices[String(i + 1)] = { does: t("ask.keys.choose", { count: i + 1 }), run: () => void asking.choose(open.turn, option) };
  });
  if (open) choices["0"] = { does: t("ask.keys.none"), run: () => asking.none(open.turn) };
  // A typed choice is no wording to teach.
  const off = !looked?.side.answer || looked.side.answer.reply.choice !== null || !write;
  useKeys(
    {
      ...choices,
      j: { does: t("ask.keys.next"), run: () => move(1), off: turns.length === 0 },
      k: { does: t("ask.keys.previous"), run: () => move(-1), off: turns.length === 0 },
      t: { does: t("ask.keys.teach"), run: onTeach, off },
      n: {
        does: t("ask.keys.create"),
        run: () =>
          looked &&
          void navigate({ to: "/kb/$kb/knowledge", params: { kb: asking.kb }, search: { new: wordingOf(looked.turn).slice(0, 500) } }),
        off,
      },
      ...more,
    },
    { group: t("ask.keys.group") },
  );
}
