// Forms for keys: a new one, and what may be changed of one.
import { Alert, Button, Checkbox, Modal, NumberInput, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { browserScopes, mostOrigins, mostPerMinute, scopes } from "../../../shared/contract/settings.ts";
import { ApiError, type OutputOf, serverAddress } from "../../lib/api.ts";
import { useCommand } from "../../lib/queries.ts";
import { CodeBlock } from "../../ui/text/CodeBlock.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { FormButton } from "../../ui/form/PrimaryButton.tsx";
import { showDone } from "../../lib/undo.ts";
import { originOf } from "../../../shared/contract/origin.ts";
import { WordsInput } from "../../ui/form/WordsInput.tsx";

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

/** Changing from which pages a key may be used, and how often; it acts at once. */
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
          showDone(t("settings.keys.changed", { name: row.name }));
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

interface Limits {
  origins: string[];
  ratePerMinute: number | null;
}

/** What keeps these limits from being saved; null if nothing does. */
const badOrigin = ({ origins }: Limits): string | null => origins.find((origin) => originOf(origin) === null) ?? null;

/** From which pages a key may be used, and how often: the same fields when it is made and when it is changed. */
function KeyLimits({ limits, onChange, error }: { limits: Limits; onChange: (limits: Limits) => void; error?: string | null }) {
  const { t } = useTranslation();
  const bad = badOrigin(limits);
  return (
    <>
      <WordsInput
        label={t("settings.keys.origins")}
        description={t("settings.keys.originsHint")}
        placeholder="https://shop.example"
        words={limits.origins}
        maxLength={300}
        error={bad === null ? error : t("settings.keys.badOrigin", { origin: bad })}
        onChange={(words) =>
          onChange({ ...limits, origins: [...new Set(words.map((word) => originOf(word) ?? word))].slice(0, mostOrigins) })
        }
      />
      <NumberInput
        label={t("settings.keys.rate")}
        description={t("settings.keys.rateHint")}
        placeholder={t("settings.keys.unlimited")}
        value={limits.ratePerMinute ?? ""}
        min={1}
        max={mostPerMinute}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        onChange={(value) => onChange({ ...limits, ratePerMinute: typeof value === "number" ? value : null })}
      />
    </>
  );
}
