// Who is signed in: password, keys, sign out.
import { Menu, Modal } from "@mantine/core";
import { IconKey, IconKeyboard, IconLicense, IconLogout } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { basePath } from "../lib/api.ts";
import { usePerson } from "../lib/session.ts";
import { useCommand } from "../lib/queries.ts";
import { forgetPerson } from "../lib/watched.ts";
import { inPlace } from "../theme.ts";
import { Person } from "../ui/text/Person.tsx";
import { openKeysHelp } from "./KeysHelp.tsx";
import css from "./TopBar.module.css";

const ChangePassword = lazy(async () => ({ default: (await import("./ChangePassword.tsx")).ChangePassword }));

export function PersonMenu() {
  const { t } = useTranslation();
  const { name } = usePerson();
  const signOut = useCommand("signOut");
  const leave = (): void => {
    forgetPerson();
    signOut.mutate({});
  };
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={200} {...inPlace}>
        <Menu.Target>
          <button type="button" className={css.person} aria-label={t("frame.person.menu", { name })}>
            <Person name={name} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{name}</Menu.Label>
          <Menu.Item leftSection={<IconKeyboard size={14} aria-hidden />} onClick={openKeysHelp}>
            {t("frame.person.keys")}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={14} aria-hidden />} onClick={() => setChanging(true)}>
            {t("frame.person.changePassword")}
          </Menu.Item>
          {/* Written by the build: there is none in development. */}
          {import.meta.env.PROD && (
            <Menu.Item leftSection={<IconLicense size={14} aria-hidden />} component="a" href={`${basePath()}/licences.md`} target="_blank">
              {t("frame.person.licences")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconLogout size={14} aria-hidden />} onClick={leave}>
            {t("frame.person.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={changing}
        onClose={() => setChanging(false)}
        title={t("frame.person.changePassword")}
        closeButtonProps={{ "aria-label": t("common.action.close") }}
      >
        <Suspense>
          <ChangePassword onDone={() => setChanging(false)} />
        </Suspense>
      </Modal>
    </>
  );
}
