// Asks first: only to publish, roll back and remove people, naming the object.
import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorLine } from "../state/ErrorText.tsx";

export interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Verb + object. */
  action: string;
  onConfirm: () => void;
  danger?: boolean;
  busy?: boolean;
  /** It cannot be done as it is, which the text says. */
  disabled?: boolean;
  error?: unknown;
}

export function Confirm({
  opened,
  onClose,
  title,
  children,
  action,
  onConfirm,
  danger = false,
  busy = false,
  disabled = false,
  error,
}: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.action.close") }}>
      <div className="stack" style={{ gap: 16 }}>
        <div>{children}</div>
        <ErrorLine error={error} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="subtle" onClick={onClose}>
            {t("common.action.cancel")}
          </Button>
          <Button
            {...(danger ? { variant: "outline", color: "red" } : { variant: "filled" })}
            loading={busy}
            disabled={disabled}
            onClick={onConfirm}
            data-autofocus
          >
            {action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
