// What the robot says when it does not answer, each text beside the conversation as the customer sees it; in a second language too.
import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { noneOfThese } from "../../shared/engine/conversation.ts";
import { languageOf } from "../../shared/engine/language.ts";
import { usualOtherReplies } from "../../shared/knowledge/usualSettings.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import { GrowingTextarea } from "../ui/form/GrowingTextarea.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import type { RobotSectionProps } from "./RobotSettings.tsx";
import css from "./Settings.module.css";

const texts = [
  { name: "clarify", outcome: "clarify" },
  { name: "confirm", outcome: "clarify" },
  { name: "fallback", outcome: "unanswered" },
  { name: "blocked", outcome: "blocked" },
  { name: "handoff", outcome: "handoff" },
] as const;
type Name = (typeof texts)[number]["name"];

/** Where one question only is offered, nothing written means: as with several. */
const mayBeEmpty = (name: Name): boolean => name === "confirm";

/** Whether a text that must be said is missing. */
export const isUnsaid = ({ replies, otherReplies }: RobotSettings): boolean =>
  [replies, otherReplies].some((said) => said && texts.some(({ name }) => !mayBeEmpty(name) && (said[name] ?? "").trim() === ""));

/** A text left empty where it may be is none. */
const withText = <R extends RobotSettings["replies"]>(replies: R, name: Name, text: string): R => {
  const { confirm: _, ...others } = replies;
  return (name === "confirm" && text === "" ? others : { ...replies, [name]: text }) as R;
};

export function Replies({ settings, readOnly, onChange }: RobotSectionProps) {
  const { t } = useTranslation();
  const { replies, otherReplies } = settings;
  const other = otherReplies?.language ?? (languageOf(replies.clarify) === "en" ? "zh" : "en");
  // Whoever reads this may do so in the other language; the customer asks in that of the reply.
  const own = other === "en" ? "zh" : "en";
  const field = (label: string, name: Name, said: RobotSettings["replies"], write: (text: string) => void) => {
    const text = said[name] ?? "";
    return (
      <GrowingTextarea
        label={label}
        value={text}
        placeholder={mayBeEmpty(name) ? said.clarify : undefined}
        maxLength={1000}
        minRows={2}
        maxRows={8}
        readOnly={readOnly}
        error={!mayBeEmpty(name) && text.trim() === "" && t("settings.replies.required")}
        onChange={(event) => write(event.currentTarget.value)}
      />
    );
  };
  return (
    <>
      <div className={css.lead}>
        <h2>{t("settings.replies.title")}</h2>
        <p className="text-2">{t("settings.replies.line")}</p>
      </div>
      <Switch
        label={t(`settings.replies.other.${other}`)}
        description={t("settings.replies.otherHint")}
        checked={otherReplies !== undefined}
        disabled={readOnly}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          onChange(({ otherReplies: _, ...now }) => (on ? { ...now, otherReplies: usualOtherReplies(other) } : now));
        }}
      />
      {texts.map(({ name, outcome }) => {
        const label = t(`settings.replies.name.${name}`);
        return (
          <div key={name} className={css.reply}>
            <div className={css.texts}>
              {field(label, name, replies, (text) => onChange((now) => ({ ...now, replies: withText(now.replies, name, text) })))}
              {otherReplies &&
                field(`${label} · ${t(`settings.replies.language.${other}`)}`, name, otherReplies, (text) =>
                  onChange((now) => (now.otherReplies ? { ...now, otherReplies: withText(now.otherReplies, name, text) } : now)),
                )}
            </div>
            <div className={css.preview} role="group" aria-label={`${t("settings.replies.preview")}: ${label}`}>
              <span className={css.bubble}>{t(`settings.replies.example.${name}`, { lng: own })}</span>
              <p className={css.said}>{replies[name] ?? replies.clarify}</p>
              {outcome === "clarify" && (
                <ol>
                  {Array.from({ length: name === "confirm" ? 1 : settings.clarifyOptions }, (_, i) => (
                    <li key={i} className={css.option}>
                      <b>{i + 1}</b>
                      {t("settings.replies.option", { number: i + 1, lng: own })}
                    </li>
                  ))}
                  <li className={css.option}>
                    <b>0</b>
                    {noneOfThese(replies[name] ?? replies.clarify)}
                  </li>
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
