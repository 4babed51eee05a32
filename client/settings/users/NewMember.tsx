// A new account with its role in this knowledge base.
import { Modal, Select, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { userName } from "../../../shared/contract/users.ts";
import { say } from "../../lib/undo.ts";
import { useCommand } from "../../lib/useCommand.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { FormButton } from "../../ui/form/FormButton.tsx";
import { missingCharacters, PasswordField } from "./PasswordField.tsx";
import { givenRoles, useRoleOptions } from "./useRoleOptions.ts";

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
    say(t("settings.members.added", { name: user.name }));
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
