// What can be done from a logged question: ask the draft, teach it, or make an entry of it.
import { Button, Popover } from "@mantine/core";
import { IconMessage2, IconPlus, IconSchool } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/keys.ts";
import { useMay } from "../lib/session.ts";
import { EntryPicker, type PickedEntry } from "../ui/form/EntryPicker.tsx";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { useNarrow } from "../ui/page/SplitColumns.tsx";
import css from "./Conversation.module.css";
import type { Turn } from "./useTurns.ts";
import { useQueryClient } from "@tanstack/react-query";
import { showUndo } from "../lib/undo.ts";
import { useCommand } from "../lib/queries.ts";
import { ThenAndNow, useThenAndNow } from "../thenNow/ThenAndNow.tsx";

export function TurnActions({ kb, turn }: { kb: string; turn: Turn }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const write = useMay()("write");
  const [picking, setPicking] = useState(false);
  const { teach, busy, error } = useTeach(kb);
  const candidates = useThenAndNow(kb, turn.id).data?.reply.candidates.slice(0, 5);
  const ask = (): void =>
    void navigate({
      to: "/kb/$kb/ask",
      params: { kb },
      search: { q: turn.question, ...(turn.channel === null ? {} : { channel: turn.channel }) },
    });
  const { entry } = turn;
  useKeys(
    {
      a: { does: t("logs.keys.ask"), run: ask },
      t: { does: t("logs.keys.teach"), run: () => setPicking(true), off: !write },
      e: {
        does: t("logs.keys.entry"),
        run: () => void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search: { entry: entry ?? undefined } }),
        off: entry === null,
      },
    },
    // In a narrow window the conversation stands in a drawer, which is a dialog.
    { group: t("logs.title"), scope: useNarrow() ? "dialog" : "page" },
  );
  return (
    <div className={css.meta}>
      <Button size="xs" variant="subtle" leftSection={<IconMessage2 size={14} aria-hidden />} onClick={ask}>
        {t("logs.now.ask")}
      </Button>
      {write && (
        <>
          <Popover opened={picking} onChange={setPicking} position="bottom-start" trapFocus returnFocus keepMounted={false}>
            <Popover.Target>
              <Button
                size="xs"
                variant="subtle"
                color="accent"
                leftSection={<IconSchool size={14} aria-hidden />}
                loading={busy}
                onClick={() => setPicking(!picking)}
              >
                {t("logs.teach.button")}
              </Button>
            </Popover.Target>
            <Popover.Dropdown aria-label={t("logs.teach.title")}>
              <div className={css.picker}>
                <EntryPicker
                  label={t("logs.teach.title")}
                  placeholder={t("logs.teach.search")}
                  nothing={t("logs.teach.nothing")}
                  {...(candidates && candidates.length > 0 ? { first: candidates } : {})}
                  onPick={(picked) => {
                    setPicking(false);
                    teach(picked, turn.question);
                  }}
                  onEscape={() => setPicking(false)}
                />
              </div>
            </Popover.Dropdown>
          </Popover>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search: { new: turn.question } })}
          >
            {t("logs.teach.newEntry")}
          </Button>
        </>
      )}
      <ErrorLine error={error} />
    </div>
  );
}

/** Teaching a logged wording to an entry, with undo; what the draft answers is asked anew afterwards. */
function useTeach(kb: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const add = useCommand("addWording");
  const restore = useCommand("restoreRevision");
  const askAgain = (): void => void client.invalidateQueries({ queryKey: ["getThenAndNow"] });
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

/** What the draft would answer to a logged question today, beside what was answered then. */
export const TurnNow = ({ kb, turn }: { kb: string; turn: string }) => <ThenAndNow {...useThenAndNow(kb, turn)} />;
