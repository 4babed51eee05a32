// Changing one's own password; other sessions end.
import { PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { showDone } from "../lib/undo.ts";
import { useCommand } from "../lib/queries.ts";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { FormButton } from "../ui/form/PrimaryButton.tsx";

export function ChangePassword({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const change = useCommand("changePassword");
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const short = Math.max(0, 12 - [...password].length);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (short > 0 || current === "") return;
    change.mutate({ current, password }, { onSuccess: () => (showDone(t("frame.person.changed")), onDone()) });
  };
  const eye = { visibilityToggleButtonProps: { "aria-label": t("common.password.show") } };
  return (
    <form onSubmit={submit} className="stack" style={{ gap: 16 }} noValidate>
      <PasswordInput
        label={t("frame.person.current")}
        value={current}
        onChange={(e) => setCurrent(e.currentTarget.value)}
        autoComplete="current-password"
        data-autofocus
        error={tried && current === "" && t("setup.required")}
        {...eye}
      />
      <PasswordInput
        label={t("frame.person.next")}
        description={t("setup.atLeast")}
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
        autoComplete="new-password"
        error={tried && short > 0 && t("setup.short", { count: short })}
        {...eye}
      />
      <ErrorLine error={change.error} />
      <FormButton scope="dialog" busy={change.isPending}>
        {t("frame.person.changePassword")}
      </FormButton>
    </form>
  );
}
