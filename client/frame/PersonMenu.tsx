// Who is signed in: password, keys, sign out.
import { Menu, Modal, PasswordInput } from "@mantine/core";
import { IconKey, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePerson } from "../lib/session.ts";
import { say } from "../lib/undo.ts";
import { useCommand } from "../lib/useCommand.ts";
import { ErrorLine } from "../ui/ErrorText.tsx";
import { FormButton } from "../ui/FormButton.tsx";
import { Person } from "../ui/Person.tsx";
import { openKeysHelp } from "./KeysHelp.tsx";
import css from "./TopBar.module.css";

export function PersonMenu() {
  const { t } = useTranslation();
  const { name } = usePerson();
  const signOut = useCommand("signOut");
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <button type="button" className={css.person} aria-label={t("frame.person.menu", { name })}>
            <Person name={name} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{name}</Menu.Label>
          <Menu.Item leftSection={<IconKeyboard size={14} aria-hidden />} onClick={openKeysHelp}>{t("frame.person.keys")}</Menu.Item>
          <Menu.Item leftSection={<IconKey size={14} aria-hidden />} onClick={() => setChanging(true)}>{t("frame.person.changePassword")}</Menu.Item>
          <Menu.Item leftSection={<IconLogout size={14} aria-hidden />} onClick={() => signOut.mutate({})}>{t("frame.person.signOut")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={changing} onClose={() => setChanging(false)} title={t("frame.person.changePassword")} closeButtonProps={{ "aria-label": t("common.action.close") }}>
        <ChangePassword onDone={() => setChanging(false)} />
      </Modal>
    </>
  );
}

function ChangePassword({ onDone }: { onDone: () => void }) {
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
    change.mutate({ current, password }, { onSuccess: () => (say(t("frame.person.changed")), onDone()) });
  };
  const eye = { visibilityToggleButtonProps: { "aria-label": t("common.password.show") } };
  return (
    <form onSubmit={submit} className="stack" style={{ gap: 16 }} noValidate>
      <PasswordInput label={t("frame.person.current")} value={current} onChange={(e) => setCurrent(e.currentTarget.value)} autoComplete="current-password" data-autofocus error={tried && current === "" && t("setup.required")} {...eye} />
      <PasswordInput label={t("frame.person.next")} description={t("setup.atLeast")} value={password} onChange={(e) => setPassword(e.currentTarget.value)} autoComplete="new-password" error={tried && short > 0 && t("setup.short", { count: short })} {...eye} />
      <ErrorLine error={change.error} />
      <FormButton scope="dialog" busy={change.isPending}>{t("frame.person.changePassword")}</FormButton>
    </form>
  );
}
