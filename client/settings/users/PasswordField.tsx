// A new password for somebody else: at least 12 characters, can be shown.
import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Characters still missing. */
export const missingCharacters = (password: string): number => Math.max(0, 12 - [...password].length);

export function PasswordField({
  label,
  value,
  onChange,
  tried,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  tried: boolean;
}) {
  const { t } = useTranslation();
  const short = missingCharacters(value);
  return (
    <PasswordInput
      label={label}
      description={t("settings.members.passwordHint")}
      value={value}
      maxLength={200}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ "aria-label": t("common.password.show"), tabIndex: 0 }}
      error={tried && short > 0 && t("settings.members.short", { count: short })}
    />
  );
}
