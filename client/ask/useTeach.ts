// Teaching from a test: the asked wording goes to an entry of the draft, the draft is asked again, and Undo takes it back.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../lib/api.ts";
import { showUndo } from "../lib/undo.ts";
import { useCommand } from "../lib/queries.ts";
import type { PickedEntry } from "../ui/form/EntryPicker.tsx";
import { changeConversation, type AskTurn } from "./conversation.ts";
import type { Asking } from "./useAsking.ts";

export interface Teaching {
  teach: (turn: AskTurn, entry: PickedEntry) => Promise<boolean>;
  busy: boolean;
  /** What was refused, in words; null when nothing was. */
  refused: string | null;
  clear: () => void;
  error: unknown;
}

/** The wording to teach: masked, the only form that may be stored. For a choice, the question that was clarified. */
export const wordingOf = (turn: AskTurn): string =>
  turn.sides.find((side) => side.answer)?.answer?.reply.question ?? turn.chosen?.of ?? turn.question;

export function useTeach(asking: Asking): Teaching {
  const { t } = useTranslation();
  const { kb } = asking;
  const add = useCommand("addWording");
  const restore = useCommand("restoreRevision");
  const [refused, setRefused] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  const teach = async (turn: AskTurn, { entry, question }: PickedEntry): Promise<boolean> => {
    const text = wordingOf(turn);
    setRefused(null);
    setError(null);
    try {
      const { previous } = await add.mutateAsync({ kb, entry, text });
      showUndo(t("ask.teach.done", { question }), async () => {
        await restore.mutateAsync({ kb, entry, revision: previous });
        changeConversation(kb, (now) => ({
          ...now,
          turns: now.turns.map((one) =>
            one.taught?.question === question && one.question === text ? { ...one, taught: { question, undone: true } } : one,
          ),
        }));
      });
    } catch (failed) {
      if (failed instanceof ApiError && failed.code === "taken") setRefused(t("ask.teach.already", { question }));
      else setError(failed);
      return false;
    }
    await asking.ask(text, { target: "draft", taught: { question, undone: false } });
    return true;
  };
  return {
    teach,
    busy: add.isPending,
    refused,
    error,
    clear: () => {
      setRefused(null);
      setError(null);
    },
  };
}
