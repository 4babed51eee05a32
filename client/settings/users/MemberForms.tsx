// Forms for people: a new one, a new password.
import { Modal, PasswordInput, Select, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { userName } from "../../../shared/contract/users.ts";
import { showDone } from "../../lib/undo.ts";
import { useCommand } from "../../lib/queries.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { FormButton } from "../../ui/form/PrimaryButton.tsx";

export function NewMember({ kb, onClose }: { kb: string; onClose: () => void }) {
  const { t } = useTranslation();
  const create = useCommand("createUser");
  const set = useCommand("setMember");
  const roles = useRoleOptions();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<string>("trainer");
  const [admin, setAdmin] = useState(false);
  const [tried, setTried] = useState(false);
  const named = userName.safeParse(name).success;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!named || missingCharacters(password) > 0) return;
    // The account may be there already, when only giving the role failed.
    const user = create.data ?? (await create.mutateAsync({ name, password, admin }));
    const given = givenRoles.find((one) => one === role);
    if (!admin && given) await set.mutateAsync({ kb, user: user.id, role: given });
    showDone(t("settings.members.added", { name: user.name }));
    onClose();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit().catch(() => {});
  };
  return (
    <Modal opened onClose={onClose} title={t("settings.members.add")} closeButtonProps={{ "aria-label": t("common.action.close") }}>
      <form onSubmit={onSubmit} className="stack" style={{ gap: 16 }} noValidate>
        <TextInput
          label={t("settings.members.name")}
          description={t("settings.members.nameHint")}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
          error={tried && !named && t("settings.members.badName")}
        />
        <PasswordField label={t("settings.members.password")} value={password} onChange={setPassword} tried={tried} />
        <Select
          label={t("settings.members.role")}
          data={roles}
          value={admin ? null : role}
          placeholder={t("common.role.admin")}
          disabled={admin}
          onChange={(value) => setRole(value ?? "")}
          allowDeselect={false}
        />
        <Switch
          label={`${t("settings.members.admin")} · ${t("settings.members.adminHint")}`}
          checked={admin}
          onChange={(event) => setAdmin(event.currentTarget.checked)}
        />
        <ErrorLine error={create.error ?? set.error} />
        <FormButton scope="dialog" busy={create.isPending || set.isPending}>
          {t("settings.members.submit")}
        </FormButton>
      </form>
    </Modal>
  );
}

/** Characters still missing. */
const missingCharacters = (password: string): number => Math.max(0, 12 - [...password].length);

/** A new password for somebody else: at least 12 characters, can be shown. */
function PasswordField({
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

/** Setting somebody's password; their sessions end. */
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
          showDone(t("settings.members.resetDone", { name }));
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

// Roles that are given per knowledge base, and "no access", in words.
export const givenRoles = ["viewer", "trainer", "publisher"] as const;

/** For a Select; "" is no access. */
export function useRoleOptions(): { value: string; label: string }[] {
  const { t } = useTranslation();
  return [
    ...givenRoles.map((value) => ({ value: value as string, label: t(`common.role.${value}`) })),
    { value: "", label: t("settings.members.none") },
  ];
}
