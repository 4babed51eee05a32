// Asks before a customer's or a conversation's turns are deleted: it cannot be taken back.
import { useTranslation } from "react-i18next";
import { useApi, useCommand } from "../lib/queries.ts";
import { Confirm } from "../ui/form/Confirm.tsx";
import type { OnlyWhom } from "./ConversationMenu.tsx";

export function ForgetDialog({ kb, whose, onClose }: { kb: string; whose: OnlyWhom; onClose: () => void }) {
  const { t } = useTranslation();
  const forget = useCommand("forgetTurns");
  const { data } = useApi("listTurns", { kb, ...whose, limit: 1 });
  const kind = "customer" in whose ? "customer" : "conversation";
  const many = data?.total ?? 0;
  return (
    <Confirm
      opened
      danger
      title={t(`logs.forget.${kind}`)}
      action={t("logs.forget.action", { count: many })}
      busy={forget.isPending}
      disabled={!data || many === 0}
      error={forget.error}
      onClose={onClose}
      onConfirm={() => forget.mutate({ kb, ...whose }, { onSuccess: onClose })}
    >
      <p>{data?.more ? t("logs.forget.more", { count: many }) : t("logs.forget.count", { count: many })}</p>
      <p className="text-2">{t("logs.forget.line")}</p>
    </Confirm>
  );
}
