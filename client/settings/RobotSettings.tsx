// The sections that are one revision together: answers, replies, channels.
import { useTranslation } from "react-i18next";
import type { RobotSettings as Settings } from "../../shared/knowledge/version.ts";
import type { OutputOf } from "../lib/api.ts";
import { useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useApi } from "../lib/queries.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { PartConflict, PartFooter } from "../ui/form/PartFooter.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { Answers } from "./Answers.tsx";
import type { RobotSection } from "./search.ts";
import css from "./Settings.module.css";
import { useSettingsForm } from "./useSettingsForm.ts";
import { useChannelName } from "../lib/channelName.ts";
import { WordsInput } from "../ui/form/WordsInput.tsx";
import { Textarea } from "@mantine/core";
import { Outcome } from "../ui/reply/Outcome.tsx";

export interface SectionProps {
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

const parts = { answers: Answers, replies: Replies, channels: Channels };

function Editor({ kb, section, fetched }: { kb: string; section: RobotSection; fetched: OutputOf<"getSettings"> }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const readOnly = !useMay()("publish");
  const form = useSettingsForm(kb, fetched);
  const { revision, by, at } = form.base;
  const Part = parts[section];
  const emptyReply = Object.values(form.value.replies).some((text) => text.trim() === "");
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
            blocked={emptyReply ? `${t("settings.section.replies")}: ${t("settings.replies.required")}` : null}
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
function Channels({ settings, readOnly, onChange }: SectionProps) {
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

const replies = [
  { name: "clarify", outcome: "clarify" },
  { name: "fallback", outcome: "unanswered" },
  { name: "blocked", outcome: "blocked" },
  { name: "handoff", outcome: "handoff" },
] as const;

/** What the robot says when it does not answer, each beside the conversation as the customer sees it. */
function Replies({ settings, readOnly, onChange }: SectionProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={css.lead}>
        <h2>{t("settings.replies.title")}</h2>
        <p className="text-2">{t("settings.replies.line")}</p>
      </div>
      {replies.map(({ name, outcome }) => {
        const text = settings.replies[name];
        return (
          <div key={name} className={css.reply}>
            <Textarea
              label={t(`settings.replies.name.${name}`)}
              value={text}
              maxLength={1000}
              autosize
              minRows={2}
              maxRows={8}
              readOnly={readOnly}
              error={text.trim() === "" && t("settings.replies.required")}
              onChange={(event) => {
                const next = event.currentTarget.value;
                onChange((now) => ({ ...now, replies: { ...now.replies, [name]: next } }));
              }}
            />
            <div
              className={css.preview}
              role="group"
              aria-label={`${t("settings.replies.preview")}: ${t(`settings.replies.name.${name}`)}`}
            >
              <span className={css.bubble}>{t(`settings.replies.example.${name}`)}</span>
              <p className={css.said}>{text}</p>
              {name === "clarify" && (
                <ol>
                  {Array.from({ length: settings.clarifyOptions }, (_, i) => (
                    <li key={i} className={css.option}>
                      <b>{i + 1}</b>
                      {t("settings.replies.option", { number: i + 1 })}
                    </li>
                  ))}
                </ol>
              )}
              <Outcome outcome={outcome} />
            </div>
          </div>
        );
      })}
    </>
  );
}
