// When a person takes over although no entry says so: three rules, each with its number or words and whom it calls.
import { NumberInput, Switch, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usualHandOff } from "../../shared/knowledge/usualSettings.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import { WordsInput } from "../ui/form/WordsInput.tsx";
import type { RobotSectionProps } from "./RobotSettings.tsx";
import css from "./Settings.module.css";

type Rules = NonNullable<RobotSettings["handOff"]>;
const none: Rules = { anger: null, repeated: null, misses: null };

export function HandOff({ settings, readOnly, onChange }: RobotSectionProps) {
  const { t } = useTranslation();
  const rules = settings.handOff ?? none;
  const set = <N extends keyof Rules>(name: N, rule: Rules[N]): void =>
    onChange((now) => ({ ...now, handOff: { ...(now.handOff ?? none), [name]: rule } }));

  const part = <N extends keyof Rules>(name: N, inside: (rule: NonNullable<Rules[N]>) => ReactNode) => {
    const rule = rules[name] as NonNullable<Rules[N]> | null;
    return (
      <section className={css.rule} aria-label={t(`settings.handOff.${name}.name`)}>
        <Switch
          label={t(`settings.handOff.${name}.name`)}
          description={t(`settings.handOff.${name}.line`)}
          checked={rule !== null}
          disabled={readOnly}
          onChange={(event) => set(name, event.currentTarget.checked ? usualHandOff()[name] : null)}
        />
        {rule && (
          <div className={css.ruleFields}>
            {inside(rule)}
            <TextInput
              label={t("settings.handOff.skillGroup")}
              placeholder={t("settings.handOff.ofCategory")}
              value={rule.skillGroup ?? ""}
              maxLength={60}
              disabled={readOnly}
              onChange={(event) => set(name, { ...rule, skillGroup: event.currentTarget.value.trimStart() || null })}
            />
          </div>
        )}
      </section>
    );
  };
  const number = (label: string, value: number, min: number, write: (value: number) => void) => (
    <NumberInput
      label={label}
      value={value}
      min={min}
      max={10}
      clampBehavior="strict"
      allowDecimal={false}
      disabled={readOnly}
      onChange={(next) => typeof next === "number" && write(next)}
    />
  );
  return (
    <>
      <div className={css.lead}>
        <h2>{t("settings.handOff.title")}</h2>
        <p className="text-2">{t("settings.handOff.line")}</p>
      </div>
      {part("misses", (rule) =>
        number(t("settings.handOff.misses.number"), rule.inARow, 1, (inARow) => set("misses", { ...rule, inARow })),
      )}
      {part("repeated", (rule) =>
        number(t("settings.handOff.repeated.number"), rule.times, 2, (times) => set("repeated", { ...rule, times })),
      )}
      {part("anger", (rule) => (
        <WordsInput
          label={t("settings.handOff.anger.words")}
          placeholder={t("settings.handOff.anger.placeholder")}
          words={rule.words}
          maxLength={40}
          disabled={readOnly}
          onChange={(words) => set("anger", { ...rule, words: words.slice(0, 500) })}
        />
      ))}
    </>
  );
}
