// The form of the first visit. It says what is wrong only after the first try.
import { PasswordInput, Radio, Select, TextInput } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { type Session } from "../lib/session.ts";
import { ApiError, type InputOf, type OutputOf } from "../lib/api.ts";
import { currentLanguage } from "../lib/language.ts";
import { isNowhere, localTimeZone, timeZones } from "../lib/timeZones.ts";
import { useCommand } from "../lib/queries.ts";
import { useErrorText } from "../lib/errors.ts";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { FormButton } from "../ui/form/PrimaryButton.tsx";
import css from "./Setup.module.css";

type Start = NonNullable<InputOf<"setUp">["start"]>;
const nameShape = /^[\p{L}\p{N}._@-]{1,40}$/u;
const least = 12;

export function SetupForm({ needsToken, onDone }: { needsToken: Session["needsToken"]; onDone: (made: OutputOf<"setUp">) => void }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const setUp = useCommand("setUp");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  // Until it is touched, the name follows the interface's language.
  const [typedBase, setTypedBase] = useState<string | null>(null);
  const [start, setStart] = useState<Start>("sample");
  const [token, setToken] = useState("");
  const [timeZone, setTimeZone] = useState(localTimeZone);
  // Where the browser does not know either, it is asked at once.
  const [choosingZone, setChoosingZone] = useState(isNowhere(timeZone));
  const zoneField = useRef<HTMLInputElement>(null);
  const [tried, setTried] = useState(false);
  const knowledgeBase = typedBase ?? (start === "sample" ? t("setup.sampleName") : "");
  const length = [...password].length;
  const wrong = {
    name: !nameShape.test(name.trim()),
    password: length < least,
    base: knowledgeBase.trim() === "",
    token: needsToken && token === "",
  };

  const chooseZone = (): void => {
    flushSync(() => setChoosingZone(true));
    zoneField.current?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    setUp.mutate(
      {
        name: name.trim(),
        password,
        knowledgeBase: knowledgeBase.trim(),
        start,
        timeZone,
        language: currentLanguage(),
        ...(needsToken ? { token } : {}),
      },
      { onSuccess: onDone },
    );
  };
  const tokenRefused = needsToken && setUp.error instanceof ApiError && setUp.error.code === "forbidden";
  return (
    <form onSubmit={submit} className={css.form} noValidate>
      <TextInput
        size="lg"
        label={t("setup.name")}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
        autoComplete="username"
        autoFocus
        error={tried && wrong.name && (name === "" ? t("setup.required") : t("setup.nameHint"))}
      />
      <div>
        <PasswordInput
          size="lg"
          label={
            <span className={css.label}>
              {t("setup.password")}
              <span className="xs text-3">{t("setup.atLeast")}</span>
            </span>
          }
          labelProps={{ className: css.wide }}
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("common.password.show"), tabIndex: 0 }}
          error={tried && wrong.password && t("setup.short", { count: least - length })}
        />
        <p role="status" className={css.enough}>
          {!wrong.password && (
            <>
              <IconCircleCheck size={14} aria-hidden />
              {t("setup.enough", { count: length })}
            </>
          )}
        </p>
      </div>
      {needsToken && (
        <TextInput
          size="lg"
          label={t("setup.token")}
          description={t("setup.tokenHint")}
          value={token}
          onChange={(e) => setToken(e.currentTarget.value)}
          autoComplete="off"
          error={(tried && wrong.token && t("setup.required")) || (tokenRefused && words(setUp.error))}
        />
      )}
      <TextInput
        size="lg"
        label={t("setup.knowledgeBase")}
        value={knowledgeBase}
        onChange={(e) => setTypedBase(e.currentTarget.value)}
        maxLength={60}
        error={tried && wrong.base && t("setup.required")}
      />
      <Radio.Group label={t("setup.start")} value={start} onChange={(value) => setStart(value as Start)}>
        <div className={css.cards}>
          <Radio.Card value="sample" className={css.card}>
            <Radio.Indicator size="xs" />
            <span className="grow">
              <span>{t("setup.startSample")}</span>
              <span className="xs text-2">{t("setup.startSampleLine")}</span>
            </span>
            <span className="xs text-2">{t("setup.startSampleTime")}</span>
          </Radio.Card>
          <Radio.Card value="empty" className={css.card}>
            <Radio.Indicator size="xs" />
            <span className="grow">
              <span>{t("setup.startEmpty")}</span>
              <span className="xs text-2">{t("setup.startEmptyLine")}</span>
            </span>
          </Radio.Card>
        </div>
      </Radio.Group>
      {choosingZone && (
        <Select
          size="lg"
          label={t("setup.zoneLabel")}
          data={timeZones(timeZone)}
          value={timeZone}
          onChange={(value) => value && setTimeZone(value)}
          searchable
          allowDeselect={false}
          ref={zoneField}
        />
      )}
      <div className="stack" style={{ gap: 8 }}>
        <ErrorLine error={tokenRefused ? null : setUp.error} />
        <FormButton busy={setUp.isPending}>{t("setup.submit")}</FormButton>
        {!choosingZone && (
          <p className={css.zone}>
            {t("setup.zone", { zone: timeZone })} ·{" "}
            <button type="button" className="link" onClick={chooseZone}>
              {t("common.action.change")}
            </button>
          </p>
        )}
      </div>
    </form>
  );
}
