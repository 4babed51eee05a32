// `?`: every key that works here and now.
import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useActiveKeys } from "../lib/keys.ts";
import { createPersonal } from "../lib/watched.ts";
import { Keys } from "../ui/text/Keys.tsx";
import css from "./KeysHelp.module.css";

const helpOpen = createPersonal(false);
export const openKeysHelp = (): void => helpOpen.set(true);
const close = (): void => helpOpen.set(false);

export function KeysHelp() {
  const { t } = useTranslation();
  return (
    <Modal
      opened={helpOpen.use()}
      onClose={close}
      size={520}
      title={t("common.keys.title")}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <Groups />
    </Modal>
  );
}

function Groups() {
  const { t } = useTranslation();
  const keys = useActiveKeys();
  const groups = [...new Set(keys.map((k) => k.group))].map((group) => ({ group, keys: keys.filter((k) => k.group === group) }));
  return groups.map(({ group, keys: own }) => (
    <section key={group} className={css.group}>
      <h3 className="bold">{group === "" ? t("common.keys.here") : group}</h3>
      <dl>
        {own.map(({ key, does }) => (
          <div key={key + does} className={css.key}>
            <dt>{does}</dt>
            <dd>
              <Keys keys={key} />
              <span className="sr-only">{key}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
