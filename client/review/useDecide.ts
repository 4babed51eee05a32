// Deciding on a missed question: the row leaves at once and the next is opened; what fails comes back and says so.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, type InputOf, type OutputOf } from "../lib/api.ts";
import { showUndo } from "../lib/undo.ts";
import { refetchChanges, useCommand } from "../lib/queries.ts";

export type Miss = OutputOf<"listMisses">["rows"][number];
export type MissDecision = InputOf<"decideMiss">["decision"];

/** How long a row takes to leave (LOOK.md, Motion): its data stays until then. */
const leaveMs = 240;
const rest = (ms: number): Promise<void> => new Promise((done) => void window.setTimeout(done, ms));

export interface Failed {
  miss: Miss;
  error: unknown;
  /** The entry it was to be taught to. */
  question: string | null;
}

export interface Deciding {
  /** Rows on their way out. */
  leaving: ReadonlySet<string>;
  failed: Failed | null;
  /** @param question the entry's standard question, for the words of the toast */
  decide: (miss: Miss, decision: MissDecision, question?: string) => Promise<boolean>;
  /** Takes a decision back; the question is in the queue again. */
  undo: (decision: string, miss: string) => Promise<void>;
  /** The last decision of this visit that stands. */
  last: { decision: string; miss: string } | null;
  forget: () => void;
}

/** @param onGone the row has begun to leave: open the next; @param onBack it stays after all, or came back */
export function useDecide(kb: string, { onGone, onBack }: { onGone: (miss: string) => void; onBack: (miss: string) => void }): Deciding {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undoing = useCommand("undoDecision");
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<Failed | null>(null);
  const [made, setMade] = useState<readonly { decision: string; miss: string }[]>([]);

  const stay = useCallback((miss: string) => setLeaving((now) => new Set([...now].filter((one) => one !== miss))), []);
  const settled = (): Promise<void> => client.invalidateQueries({ queryKey: ["listMisses"] }, { cancelRefetch: false });

  const undo = async (decision: string, miss: string): Promise<void> => {
    setMade((now) => now.filter((one) => one.decision !== decision));
    stay(miss);
    await undoing.mutateAsync({ kb, decision });
    await settled();
    onBack(miss);
  };
  const decide = async (miss: Miss, decision: MissDecision, question?: string): Promise<boolean> => {
    setFailed(null);
    setLeaving((now) => new Set([...now, miss.id]));
    onGone(miss.id);
    const left = rest(leaveMs);
    try {
      // Not useCommand: it would refetch at once, and the row would be gone before it has left.
      const { decision: id } = await call("decideMiss", { kb, miss: miss.id, decision });
      setMade((now) => [...now, { decision: id, miss: miss.id }]);
      showUndo(t(`decide.said.${decision.kind}`, { question: question ?? "" }), () => undo(id, miss.id));
      await left;
      refetchChanges(client, "decideMiss");
      await settled();
      return true;
    } catch (error) {
      setFailed({ miss, error, question: question ?? null });
      onBack(miss.id);
      return false;
    } finally {
      // Gone from the list by now; if it is still there (the draft cannot do what was decided), it shows again.
      stay(miss.id);
    }
  };
  return { leaving, failed, decide, undo, last: made.at(-1) ?? null, forget: () => setFailed(null) };
}
