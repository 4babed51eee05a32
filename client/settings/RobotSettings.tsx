// The sections that are one revision together: answers, replies, handing off, channels.
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { RobotSettings as Settings } from "../../shared/knowledge/version.ts";
import type { OutputOf } from "../lib/api.ts";
import { addTexts } from "../lib/language.ts";
import { useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useApi } from "../lib/queries.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { PartConflict, PartFooter } from "../ui/form/PartFooter.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { AnswerSettings } from "./Answers.tsx";
import type { RobotSection } from "./search.ts";
import css from "./Settings.module.css";
import { useSettingsForm } from "./useSettingsForm.ts";
import { useChannelName } from "../lib/channelName.ts";
import { WordsInput } from "../ui/form/WordsInput.tsx";
import { HandOff } from "./HandOff.tsx";
import { hasUnfinishedOwn } from "./masking/ownProblem.ts";
import { isUnsaid, Replies } from "./Replies.tsx";

const Masking = lazy(async () => {
  const [{ Masking: component }, texts] = await Promise.all([import("./masking/Masking.tsx"), import("../../shared/i18n/masking.ts")]);
  addTexts(texts);
  return { default: component };
});

export interface RobotSectionProps {
  settings: Settings;
  readOnly: boolean;
  onChange: (change: (now: Settings) => Settings) => void;
}

export function RobotSettings({ kb, section }: { kb: string; section: RobotSection }) {
  const { t } = useTranslation();
  const query = useApi("getSettings", { kb });
  if (query.data) return <Editor kb={kb} section={section} fetched={query.data} />;
  return (
    <Column label={t(`settings.section.${section}`)} head={<PageHead title={t(`settings.section.${section}`)} />}>
      <StateView query={query} what={t("settings.what")} name="settings" rows={8}>
        {() => null}
      </StateView>
    </Column>
  );
}

const parts = { answers: AnswerSettings, replies: Replies, handOff: HandOff, masking: Masking, channels: Channels };

function Editor({ kb, section, fetched }: { kb: string; section: RobotSection; fetched: OutputOf<"getSettings"> }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const readOnly = !useMay()("publish");
  const form = useSettingsForm(kb, fetched);
  const { revision, by, at } = form.base;
  const Part = parts[section];
  return (
    <Column
      label={t(`settings.section.${section}`)}
      head={
        <PageHead
          title={t(`settings.section.${section}`)}
          meta={
            by === null ? t("parts.savedBySystem", { revision, at: dayTime(at) }) : t("parts.saved", { revision, who: by, at: dayTime(at) })
          }
        />
      }
      footer={
        readOnly ? (
          t("settings.readOnly")
        ) : (
          <PartFooter
            form={form}
            quiet={t("settings.quiet")}
            blocked={
              isUnsaid(form.value)
                ? `${t("settings.section.replies")}: ${t("settings.replies.required")}`
                : hasUnfinishedOwn(form.value)
                  ? t("settings.unfinished", { section: t("settings.section.masking") })
                  : null
            }
          />
        )
      }
    >
      <PartConflict form={form} />
      <div className={css.page} data-wide={section === "replies" || undefined}>
        <Part settings={form.value} readOnly={readOnly} onChange={form.set} />
      </div>
    </Column>
  );
}

/** The channel names offered in Ask, in conditions and in the log. */
function Channels({ settings, readOnly, onChange }: RobotSectionProps) {
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
