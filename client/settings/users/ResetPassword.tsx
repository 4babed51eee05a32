// Setting somebody's password; their sessions end.
import { Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { say } from "../../lib/undo.ts";
import { useCommand } from "../../lib/useCommand.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { FormButton } from "../../ui/form/FormButton.tsx";
import { missingCharacters, PasswordField } from "./PasswordField.tsx";

export function ResetPassword({ user, name, onClose }: { user: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const reset = useCommand("resetPassword");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missingCharacters(password) > 0) return;
    reset.mutate(
      { user, password },
      {
        onSuccess: () => {
          say(t("settings.members.resetDone", { name }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("settings.members.resetTitle", { name })}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <form onSubmit={submit} className="stack" style={{ gap: 16 }} noValidate>
        <PasswordField label={t("settings.members.newPassword")} value={password} onChange={setPassword} tried={tried} />
        <ErrorLine error={reset.error} />
        <FormButton scope="dialog" busy={reset.isPending}>
          {t("settings.members.reset")}
        </FormButton>
      </form>
    </Modal>
  );
}
