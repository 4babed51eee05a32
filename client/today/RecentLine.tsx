// One line of what was done: the action in words, and what it was done to.
import { useTranslation } from "react-i18next";
import { today } from "../../shared/i18n/today.ts";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./Today.module.css";

const known = today.zh.recent.action;
type Known = keyof typeof known;
const isKnown = (name: string): name is Known => name in known;

/** Whether an audit line's subject is an entry's id, whose question says more. */
export const isAboutEntry = (action: string): boolean => action.startsWith("entry.");
/** Subjects that are numbers or ids only machines read. */
const silent = /^(?:sample|vocabulary|robot_settings|category)\.|^version\.publishing$/u;

export interface RecentLineProps {
  action: string;
  subject: string | null;
  /** Its entry's standard question; null where it is gone, undefined while asked for. */
  question: string | null | undefined;
}

export function RecentLine({ action, subject, question }: RecentLineProps) {
  const { t } = useTranslation();
  const name = action.replaceAll(".", "_");
  const what = isKnown(name) ? t(`today.recent.action.${name}`) : t("today.recent.other", { action });
  if (subject === null || silent.test(action)) return <>{what}</>;
  if (action.startsWith("version.")) return <>{t("today.recent.version", { what, number: subject })}</>;
  if (!isAboutEntry(action)) return <>{t("today.recent.about", { what, subject })}</>;
  // The language's quotation marks stand around the link.
  const [before, after] = t("today.recent.about", { what, subject: "\n" }).split("\n");
  return (
    <>
      {before}
      <ScreenLink screen="knowledge" search={{ entry: subject }} className={css.quiet}>
        {question ?? subject}
      </ScreenLink>
      {after}
    </>
  );
}
