// What can be done with a conversation and its customer: seeing them alone, and deleting what they said.
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconFilter, IconTrash, IconUser } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../lib/session.ts";
import type { Turn } from "./useTurns.ts";

const ForgetDialog = lazy(async () => ({ default: (await import("./ForgetDialog.tsx")).ForgetDialog }));

/** OnlyWhom turns: of a conversation, or of a customer. */
export type OnlyWhom = { conversation: string } | { customer: string };

export interface ConversationMenuProps {
  kb: string;
  turn: Turn;
  onOnly: (only: OnlyWhom) => void;
}

export function ConversationMenu({ kb, turn: { conversation, customer }, onOnly }: ConversationMenuProps) {
  const { t } = useTranslation();
  const mayForget = useMay()("publish");
  const [forgetting, setForgetting] = useState<OnlyWhom | null>(null);
  const label = t("logs.conversation.menu");
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={label} title={label}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {conversation !== null && (
            <Menu.Item leftSection={<IconFilter size={14} aria-hidden />} onClick={() => onOnly({ conversation })}>
              {t("logs.conversation.only")}
            </Menu.Item>
          )}
          {customer !== null && (
            <Menu.Item leftSection={<IconUser size={14} aria-hidden />} onClick={() => onOnly({ customer })}>
              {t("logs.conversation.onlyCustomer")}
            </Menu.Item>
          )}
          {mayForget && <Menu.Divider />}
          {mayForget && conversation !== null && (
            <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => setForgetting({ conversation })}>
              {t("logs.forget.conversation")}
            </Menu.Item>
          )}
          {mayForget && customer !== null && (
            <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => setForgetting({ customer })}>
              {t("logs.forget.customer")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {forgetting && (
        <Suspense>
          <ForgetDialog kb={kb} whose={forgetting} onClose={() => setForgetting(null)} />
        </Suspense>
      )}
    </>
  );
}
