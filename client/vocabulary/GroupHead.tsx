// The head of the opened synonym group.
import { ActionIcon } from "@mantine/core";
import { IconTrash, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../ui/page/Column.tsx";

export interface GroupHeadProps {
  index: number;
  /** Null for who may only read. */
  onRemove: (() => void) | null;
  onClose: () => void;
}

export function GroupHead({ index, onRemove, onClose }: GroupHeadProps) {
  const { t } = useTranslation();
  return (
    <PageHead title={t("vocabulary.group.title", { number: index + 1 })}>
      {onRemove && (
        <ActionIcon size="sm" aria-label={t("vocabulary.group.remove")} title={t("vocabulary.group.remove")} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon size="sm" aria-label={t("vocabulary.group.close")} title={t("vocabulary.group.close")} onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </PageHead>
  );
}
