// Making a fix with one click: saved as the trainer would, with Undo, then the draft is asked again.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { joinSynonyms } from "../../shared/knowledge/wordLists.ts";
import { call, type OutputOf } from "../lib/api.ts";
import { showUndo } from "../lib/undo.ts";
import { useCommand } from "../lib/queries.ts";
import type { PickedEntry } from "../ui/form/EntryPicker.tsx";
import { changeConversation } from "./conversation.ts";
import type { Asking } from "./useAsking.ts";

export type TriedFix = OutputOf<"whyNot">["fixes"][number];
type Fix = TriedFix["fix"];

export interface Fixing {
  apply: (tried: TriedFix) => Promise<void>;
  /** The fix being made. */
  busy: Fix | null;
  error: unknown;
}

/** @param question what is asked again  @param entry the entry that gains */
export function useFix(asking: Asking, question: string, entry: PickedEntry): Fixing {
  const { t } = useTranslation();
  const { kb } = asking;
  const add = useCommand("addWording");
  const save = useCommand("saveEntry");
  const saveWords = useCommand("saveVocabulary");
  const restore = useCommand("restoreRevision");
  const [busy, setBusy] = useState<Fix | null>(null);
  const [error, setError] = useState<unknown>(null);

  const teach = async (target: string, text: string, kind: "positive" | "negative", said: string): Promise<void> => {
    const { previous } = await add.mutateAsync({ kb, entry: target, text, kind });
    showUndo(said, async () => {
      await restore.mutateAsync({ kb, entry: target, revision: previous });
      if (kind === "negative") return;
      changeConversation(kb, (now) => ({
        ...now,
        turns: now.turns.map((turn) =>
          turn.taught?.question === entry.question && turn.question === text ? { ...turn, taught: { ...turn.taught, undone: true } } : turn,
        ),
      }));
    });
  };
  const addSynonym = async (words: [string, string]): Promise<void> => {
    const { revision: base, vocabulary } = await call("getVocabulary", { kb });
    const { revision } = await saveWords.mutateAsync({
      kb,
      base,
      vocabulary: { ...vocabulary, synonyms: joinSynonyms(vocabulary.synonyms, words) },
    });
    showUndo(t("why.not.done.synonym"), () => saveWords.mutateAsync({ kb, base: revision, vocabulary }));
  };
  const move = async (winner: string, text: string): Promise<void> => {
    const { revision, content } = await call("getEntry", { kb, entry: winner });
    const similar = content.similar.filter((wording) => wording.text !== text || wording.kind !== "positive");
    await save.mutateAsync({ kb, entry: winner, base: revision, content: { ...content, similar } });
    let previous: number;
    try {
      ({ previous } = await add.mutateAsync({ kb, entry: entry.entry, text }));
    } catch (failed) {
      // Half a move would lose the wording.
      await restore.mutateAsync({ kb, entry: winner, revision });
      throw failed;
    }
    showUndo(t("why.not.done.moved", { question: entry.question }), async () => {
      await restore.mutateAsync({ kb, entry: entry.entry, revision: previous });
      await restore.mutateAsync({ kb, entry: winner, revision });
    });
  };

  const apply = async ({ fix, winner }: TriedFix): Promise<void> => {
    setBusy(fix);
    setError(null);
    try {
      if (fix.kind === "add_wording") await teach(fix.entry, fix.text, "positive", t("ask.teach.done", { question: entry.question }));
      else if (fix.kind === "add_negative")
        await teach(fix.winner, fix.text, "negative", t("why.not.done.negative", { winner: winner ?? fix.winner }));
      else if (fix.kind === "add_synonym") await addSynonym(fix.words);
      else await move(fix.winner, fix.text);
    } catch (failed) {
      setError(failed);
      return;
    } finally {
      setBusy(null);
    }
    const taught = fix.kind === "add_wording" ? { question: entry.question, undone: false } : null;
    await asking.ask(question, { target: "draft", taught });
  };
  return { apply, busy, error };
}
