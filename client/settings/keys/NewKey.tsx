// Making a bot key: name, scopes, pages and rate; then the key itself, once, with a call that runs.
import { Alert, Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { browserScopes, scopes } from "../../../shared/contract/settings.ts";
import { ApiError } from "../../lib/api.ts";
import { serverAddress } from "../../lib/basePath.ts";
import { useCommand } from "../../lib/useCommand.ts";
import { CodeBlock } from "../../ui/text/CodeBlock.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { FormButton } from "../../ui/form/FormButton.tsx";
import { badOrigin, KeyLimits, type Limits } from "./KeyLimits.tsx";

type Scope = (typeof scopes)[number];
const first: Scope[] = ["ask", "log", "pack"];

/** A call with this key that runs in a shell as it stands. */
function callWith(key: string, chosen: readonly Scope[]): string {
  const head = `-H 'Authorization: Bearer ${key}'`;
  const server = serverAddress();
  if (chosen.includes("ask"))
    return `curl ${server}/v1/ask \\\n  ${head} \\\n  -H 'Content-Type: application/json' \\\n  -d '{"question": "怎么退货", "channel": "web"}'`;
  if (chosen.includes("log"))
    return `curl ${server}/v1/logs \\\n  ${head} \\\n  -H 'Content-Type: application/x-ndjson' \\\n  --data-binary '{"question": "怎么退货", "outcome": "answered"}'`;
  return `curl ${server}/v1/knowledge \\\n  ${head}`;
}

export function NewKey({ kb, name: given, onClose }: { kb: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const create = useCommand("createKey");
  const [name, setName] = useState(given);
  const [picked, setPicked] = useState<Scope[]>(first);
  const [limits, setLimits] = useState<Limits>({ origins: [], ratePerMinute: null });
  const [tried, setTried] = useState(false);
  const isForPages = limits.origins.length > 0;
  const chosen = isForPages ? picked.filter((scope) => browserScopes.includes(scope)) : picked;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "" || chosen.length === 0 || badOrigin(limits) !== null) return;
    create.mutate({ kb, name: name.trim(), scopes: chosen, ...limits });
  };
  const made = create.data;
  const taken = create.error instanceof ApiError && create.error.code === "taken";
  return (
    <Modal
      opened
      onClose={onClose}
      // The key is not seen again: a click beside the window must not lose it.
      closeOnClickOutside={made === undefined}
      closeOnEscape={made === undefined}
      title={made ? t("settings.keys.made", { name: name.trim() }) : t("settings.keys.create")}
      size={560}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      {made ? (
        <div className="stack" style={{ gap: 16 }}>
          <Alert variant="light" color="orange" icon={<IconAlertTriangle size={16} aria-hidden />} p="sm">
            {t("settings.keys.madeLine")}
          </Alert>
          <CodeBlock label={t("settings.keys.value")} code={made.key} />
          <CodeBlock label={t("settings.keys.example")} code={callWith(made.key, chosen)} />
          <p className="xs text-3">{t("settings.keys.exampleHint")}</p>
          <div className="row" style={{ justifyContent: "flex-end" }}>
            <Button variant="filled" onClick={onClose} data-autofocus>
              {t("settings.keys.done")}
            </Button>
          </div>
        </div>
      ) : (
        <form onSubmit={submit} className="stack" style={{ gap: 16 }} noValidate>
          <TextInput
            label={t("settings.keys.name")}
            description={t("settings.keys.nameHint")}
            placeholder={t("settings.keys.namePlaceholder")}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
            error={taken ? t("settings.keys.taken") : tried && name.trim() === "" && t("settings.keys.required")}
          />
          <Checkbox.Group
            label={t("settings.keys.scopes")}
            value={chosen}
            description={isForPages && t("settings.keys.pagesOnlyAsk")}
            onChange={(next) => setPicked(scopes.filter((scope) => next.includes(scope)))}
            error={chosen.length === 0 && t("settings.keys.oneScope")}
          >
            <div className="stack" style={{ gap: 8, marginTop: 4 }}>
              {scopes.map((scope) => (
                <Checkbox
                  key={scope}
                  value={scope}
                  disabled={isForPages && !browserScopes.includes(scope)}
                  label={
                    <>
                      {t(`settings.keys.scope.${scope}`)}
                      <span className="text-3">{` · ${t(`settings.keys.scopeLine.${scope}`)}`}</span>
                    </>
                  }
                />
              ))}
            </div>
          </Checkbox.Group>
          <KeyLimits limits={limits} onChange={setLimits} />
          <ErrorLine error={taken ? null : create.error} />
          <FormButton scope="dialog" busy={create.isPending}>
            {t("settings.keys.submit")}
          </FormButton>
        </form>
      )}
    </Modal>
  );
}
