// What is personal data: each kind on or off, numbers of one's own, and a text to try them on.
import { Alert, Button, Switch } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { allKinds } from "../../../shared/engine/mask.ts";
import { maskingKinds, type MaskingKind } from "../../../shared/engine/types.ts";
import type { RobotSettings } from "../../../shared/knowledge/version.ts";
import type { RobotSectionProps } from "../RobotSettings.tsx";
import css from "../Settings.module.css";
import own from "./Masking.module.css";
import { OwnPattern } from "./OwnPattern.tsx";
import { TryMasking } from "./TryMasking.tsx";

type Rules = NonNullable<RobotSettings["masking"]>;
const usual: Rules = { off: [], own: [] };
const mostOwn = 30;
const signs = ["#", "@", "*", "{6-8}", "( )", "…"] as const;

export function Masking({ settings, readOnly, onChange }: RobotSectionProps) {
  const { t } = useTranslation();
  const rules = settings.masking ?? usual;
  const set = (change: (now: Rules) => Rules): void => onChange((now) => ({ ...now, masking: change(now.masking ?? usual) }));
  const switchKind = (kind: MaskingKind, on: boolean): void =>
    set((now) => ({
      ...now,
      off: on ? now.off.filter((one) => one !== kind) : maskingKinds.filter((one) => one === kind || now.off.includes(one)),
    }));
  return (
    <>
      <div className={css.lead}>
        <h2>{t("masking.title")}</h2>
        <p className="text-2">{t("masking.line")}</p>
      </div>
      <TryMasking rules={settings.masking ?? allKinds} />
      <ul className={own.kinds}>
        {maskingKinds.map((kind) => (
          <li key={kind}>
            <Switch
              label={t(`masking.kind.${kind}`)}
              description={t(`masking.example.${kind}`)}
              checked={!rules.off.includes(kind)}
              disabled={readOnly}
              onChange={(event) => switchKind(kind, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      {rules.off.length > 0 && <Alert color="orange">{t("masking.off", { count: rules.off.length })}</Alert>}
      <div className={css.lead}>
        <h2>{t("masking.own")}</h2>
        <p className="text-2">{t("masking.ownLine")}</p>
      </div>
      {rules.own.length === 0 ? (
        <p className="text-3">{t("masking.none")}</p>
      ) : (
        <ul className={own.patterns}>
          {rules.own.map((pattern, i) => (
            <OwnPattern
              key={i}
              pattern={pattern}
              readOnly={readOnly}
              onChange={(next) => set((now) => ({ ...now, own: now.own.map((one, k) => (k === i ? next : one)) }))}
              onRemove={() => set((now) => ({ ...now, own: now.own.filter((_, k) => k !== i) }))}
            />
          ))}
        </ul>
      )}
      {!readOnly && (
        <Button
          size="sm"
          variant="default"
          className={own.add}
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={rules.own.length >= mostOwn}
          title={rules.own.length >= mostOwn ? t("masking.most", { count: mostOwn }) : undefined}
          onClick={() => set((now) => ({ ...now, own: [...now.own, { name: "", placeholder: "", pattern: "" }] }))}
        >
          {t("masking.add")}
        </Button>
      )}
      <section aria-label={t("masking.signsLabel")} className={own.signs}>
        <h3>{t("masking.signsLabel")}</h3>
        <dl>
          {signs.map((sign) => (
            <div key={sign}>
              <dt>
                <code>{sign}</code>
              </dt>
              <dd>{t(`masking.signs.${sign}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="text-3">{t("masking.why")}</p>
      </section>
    </>
  );
}
