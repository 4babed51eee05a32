// Changing from which pages a key may be used, and how often; it acts at once.
import { Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { browserScopes } from "../../../shared/contract/settings.ts";
import type { OutputOf } from "../../lib/api.ts";
import { say } from "../../lib/undo.ts";
import { useCommand } from "../../lib/useCommand.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { FormButton } from "../../ui/form/FormButton.tsx";
import { badOrigin, KeyLimits, type Limits } from "./KeyLimits.tsx";

export function EditKey({ kb, row, onClose }: { kb: string; row: OutputOf<"listKeys">["rows"][number]; onClose: () => void }) {
  const { t } = useTranslation();
  const update = useCommand("updateKey");
  const [limits, setLimits] = useState<Limits>({ origins: row.origins, ratePerMinute: row.ratePerMinute });
  const isTooMighty = limits.origins.length > 0 && row.scopes.some((scope) => !browserScopes.includes(scope));
  const isSame = limits.ratePerMinute === row.ratePerMinute && limits.origins.join() === row.origins.join();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isSame) return onClose();
    if (badOrigin(limits) !== null || isTooMighty) return;
    update.mutate(
      { kb, key: row.id, ...limits },
      {
        onSuccess: () => {
          say(t("settings.keys.changed", { name: row.name }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("settings.keys.editTitle", { name: row.name, ending: row.ending })}
      size={560}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <form onSubmit={submit} className="stack" style={{ gap: 16 }} noValidate>
        <KeyLimits limits={limits} onChange={setLimits} error={isTooMighty ? t("settings.keys.tooMighty") : null} />
        <ErrorLine error={update.error} />
        <FormButton scope="dialog" busy={update.isPending}>
          {t("common.action.save")}
        </FormButton>
      </form>
    </Modal>
  );
}
