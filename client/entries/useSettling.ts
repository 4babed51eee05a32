// A wording moved, taught or made negative in entries at once, with Undo for all of it.
import { useQueryClient } from "@tanstack/react-query";
import { call, type InputOf } from "../lib/api.ts";
import { refetchChanges, useCommand } from "../lib/queries.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { showUndo } from "../lib/undo.ts";

export interface Settling {
  /** @param done said beside Undo */
  settle: (text: string, entries: InputOf<"settleWording">["entries"], done: string, then?: () => void) => void;
  busy: boolean;
  error: unknown;
}

export function useSettling(): Settling {
  const kb = useKnowledgeBase().id;
  const client = useQueryClient();
  const command = useCommand("settleWording");
  return {
    settle: (text, entries, done, then) =>
      command.mutate(
        { kb, text, entries },
        {
          onSuccess: ({ changed }) => {
            showUndo(done, async () => {
              for (const { id, previous } of changed) await call("restoreRevision", { kb, entry: id, revision: previous });
              refetchChanges(client, "restoreRevision");
            });
            then?.();
          },
        },
      ),
    busy: command.isPending,
    error: command.error,
  };
}
