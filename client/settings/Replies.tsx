// What the robot says when it does not answer, each beside the conversation as the customer sees it.
import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Outcome } from "../ui/reply/Outcome.tsx";
import type { SectionProps } from "./RobotSettings.tsx";
import css from "./Settings.module.css";

const replies = [
  { name: "clarify", outcome: "clarify" },
  { name: "fallback", outcome: "unanswered" },
  { name: "blocked", outcome: "blocked" },
  { name: "handoff", outcome: "handoff" },
] as const;

export function Replies({ settings, readOnly, onChange }: SectionProps) {
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
