// Closes a panel that lies over the page, also where there is no Esc key.
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** @param onClose null: the panel stands beside the page and stays; no button */
export function CloseButton({ onClose }: { onClose: (() => void) | null }) {
  const { t } = useTranslation();
  if (onClose === null) return null;
  return (
    <ActionIcon size="sm" aria-label={t("common.action.close")} title={t("common.action.close")} onClick={onClose}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
