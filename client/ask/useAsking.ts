// Asking: a turn is added at once, each robot's reply fills in when it comes. Nothing of it is logged.
import { useCallback, useEffect, useMemo } from "react";
import { call } from "../lib/api.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { useTraining } from "../lib/useTraining.ts";
import {
  changeConversation,
  changeTurn,
  type AskConversation,
  offerOf,
  earlierTurns,
  type Reply,
  readConversation,
  type Setting,
  startOver,
  type AskTurn,
  useConversation,
} from "./conversation.ts";
import type { Target } from "./search.ts";

export interface Asking {
  kb: string;
  conversation: AskConversation;
  setting: Setting;
  ask: (question: string, more?: { target?: Target; taught?: AskTurn["taught"] }) => Promise<void>;
  /** Takes an option of a clarification. */
  choose: (turn: AskTurn, option: { entry: string; question: string }) => Promise<void>;
  /** None of the options. */
  none: (turn: AskTurn) => void;
  /** Asks a failed side again. */
  retry: (turn: AskTurn) => Promise<void>;
  select: (turn: number, side: number) => void;
  startOver: () => void;
}

let turnsMade = 0;

/** @param against a second robot asked the same, side by side */
export function useAsking(setting: Setting, against?: Target): Asking {
  const { id: kb } = useKnowledgeBase();
  const conversation = useConversation(kb);

  const run = useCallback(
    async (turn: AskTurn, before: readonly AskTurn[]) => {
      await Promise.all(
        turn.sides.map(async (side, i) => {
          if (side.answer && !side.answer.provisional) return;
          const fill = (change: Partial<typeof side>): void =>
            changeTurn(kb, turn.id, (now) => ({ ...now, sides: now.sides.map((one, n) => (n === i ? { ...one, ...change } : one)) }));
          const { channel, at, context } = turn.setting;
          const question = turn.chosen?.of ?? turn.question;
          try {
            const answer = await call("askRobot", {
              kb,
              question,
              choose: turn.chosen?.entry,
              target: side.target,
              channel,
              at,
              context,
              turns: earlierTurns(before, i),
              offer: turn.chosen ? undefined : offerOf(before, i),
            });
            const was = side.answer?.provisional && isOtherwise(side.answer.reply, answer.reply) ? side.answer.reply : null;
            fill({ answer, error: null, was });
          } catch (error) {
            fill({ error });
          }
        }),
      );
    },
    [kb],
  );

  // What the provisional draft replied is asked again as soon as the full model is there: a trainer who has just taught waits for just that.
  const trained = useTraining()?.state === "done";
  useEffect(() => {
    if (!trained) return;
    void (async () => {
      // One after the other: each is told how those before it are answered now.
      for (const { id } of readConversation(kb).turns) {
        const { turns } = readConversation(kb);
        const at = turns.findIndex((turn) => turn.id === id);
        const turn = turns[at];
        if (turn?.sides.some(({ answer }) => answer?.provisional)) await run(turn, turns.slice(0, at));
      }
    })();
  }, [trained, kb, run]);

  const add = useCallback(
    (made: Pick<AskTurn, "question" | "chosen" | "taught"> & { target?: Target | undefined }) => {
      const before = readConversation(kb).turns;
      const targets = [
        made.target ?? setting.target,
        ...(against === undefined || against === (made.target ?? setting.target) ? [] : [against]),
      ];
      turnsMade += 1;
      const turn: AskTurn = {
        id: turnsMade,
        question: made.question,
        chosen: made.chosen,
        taught: made.taught,
        none: false,
        askedAt: new Date().toISOString(),
        setting: { ...setting, target: targets[0] ?? "draft" },
        sides: targets.map((target) => ({ target, answer: null, error: null })),
      };
      changeConversation(kb, (now) => ({
        startedAt: now.startedAt || turn.askedAt,
        turns: [...now.turns, turn],
        selected: { turn: turn.id, side: 0 },
        asked: made.chosen ? now.asked : made.question,
      }));
      return run(turn, before);
    },
    [kb, setting, against, run],
  );

  return useMemo(
    () => ({
      kb,
      conversation,
      setting,
      ask: (question, more = {}) => add({ question, chosen: null, taught: more.taught ?? null, target: more.target }),
      choose: (turn, option) => add({ question: option.question, chosen: { ...option, of: turn.question }, taught: null }),
      none: (turn) => changeTurn(kb, turn.id, (now) => ({ ...now, none: true })),
      retry: async (turn) => {
        const { turns } = readConversation(kb);
        changeTurn(kb, turn.id, (now) => ({ ...now, sides: now.sides.map((side) => ({ ...side, error: null })) }));
        await run(
          turn,
          turns.slice(
            0,
            turns.findIndex((one) => one.id === turn.id),
          ),
        );
      },
      select: (turn, side) => changeConversation(kb, (now) => ({ ...now, selected: { turn, side } })),
      startOver: () => startOver(kb),
    }),
    [kb, conversation, setting, add, run],
  );
}

const isOtherwise = (a: Reply, b: Reply): boolean => a.outcome !== b.outcome || a.answer?.entry !== b.answer?.entry;
