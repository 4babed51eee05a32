// Teaching a logged wording to an entry, with undo; what the draft answers is asked anew afterwards.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { showUndo } from "../lib/undo.ts";
import { useCommand } from "../lib/useCommand.ts";
import type { PickedEntry } from "../ui/form/EntryPicker.tsx";

export function useTeach(kb: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const add = useCommand("addWording");
  const restore = useCommand("restoreRevision");
  const askAgain = (): void => void client.invalidateQueries({ queryKey: ["askRobot"] });
  const teach = ({ entry, question }: PickedEntry, text: string): void =>
    add.mutate(
      { kb, entry, text },
      {
        onSuccess: ({ previous }) => {
          askAgain();
          showUndo(t("logs.teach.done", { question }), async () => {
            await restore.mutateAsync({ kb, entry, revision: previous });
            askAgain();
          });
        },
      },
    );
  return { teach, busy: add.isPending, error: add.error };
}
