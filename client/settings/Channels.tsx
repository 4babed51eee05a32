// The channel names offered in Ask, in conditions and in the log.
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { WordsInput } from "../ui/form/WordsInput.tsx";
import type { SectionProps } from "./RobotSettings.tsx";
import css from "./Settings.module.css";

export function Channels({ settings, readOnly, onChange }: SectionProps) {
  const { t } = useTranslation();
  const named = useChannelName();
  const show = (channel: string): string => (named(channel) === channel ? channel : `${named(channel)} · ${channel}`);
  return (
    <>
      <div className={css.lead}>
        <h2>{t("settings.channels.title")}</h2>
        <p className="text-2">{t("settings.channels.line")}</p>
      </div>
      <WordsInput
        label={t("settings.channels.label")}
        description={t("settings.channels.hint")}
        placeholder={readOnly ? t("settings.channels.none") : t("settings.channels.placeholder")}
        words={settings.channels}
        show={show}
        maxLength={40}
        disabled={readOnly}
        onChange={(channels) => onChange((now) => ({ ...now, channels: channels.slice(0, 50) }))}
      />
    </>
  );
}
