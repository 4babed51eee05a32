// "Teach it": the asked wording to a candidate or any entry found by search.
import { Button, Popover } from "@mantine/core";
import { IconSchool } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EntryPicker } from "../ui/form/EntryPicker.tsx";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import type { Side, AskTurn } from "./conversation.ts";
import type { Asking } from "./useAsking.ts";
import { useTeach, wordingOf } from "./useTeach.ts";

export interface TeachButtonProps {
  asking: Asking;
  turn: AskTurn;
  side: Side;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

export function TeachButton({ asking, turn, side, opened, onOpened }: TeachButtonProps) {
  const { t } = useTranslation();
  const teaching = useTeach(asking);
  const open = (next: boolean): void => {
    teaching.clear();
    onOpened(next);
  };
  const title = t("ask.teach.title", { question: wordingOf(turn) });
  return (
    <Popover opened={opened} onChange={open} position="bottom-end" width={360} trapFocus returnFocus keepMounted={false}>
      <Popover.Target popupType="dialog">
        <Button
          size="sm"
          variant="subtle"
          leftSection={<IconSchool size={14} aria-hidden />}
          loading={teaching.busy}
          onClick={() => open(!opened)}
        >
          {t("ask.teach.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <p className="xs text-2 ellipsis" style={{ marginBottom: 8 }} title={title}>
          {title}
        </p>
        <EntryPicker
          label={t("ask.teach.search")}
          placeholder={t("ask.teach.search")}
          nothing={t("ask.teach.none")}
          first={side.answer?.reply.candidates.slice(0, 5)}
          onPick={(entry) => void teaching.teach(turn, entry).then((done) => done && open(false))}
          onEscape={() => open(false)}
        />
        {teaching.refused !== null && (
          <p className="xs text-bad" role="alert">
            {teaching.refused}
          </p>
        )}
        <ErrorLine error={teaching.error} />
      </Popover.Dropdown>
    </Popover>
  );
}
