// One line of what was done: the action in words, and what it was done to.
import { useTranslation } from "react-i18next";
import { today } from "../../shared/i18n/today.ts";

const known = today.zh.recent.action;
type Known = keyof typeof known;
const isKnown = (name: string): name is Known => name in known;

export function RecentLine({ action, subject }: { action: string; subject: string | null }) {
  const { t } = useTranslation();
  const name = action.replaceAll(".", "_");
  const what = isKnown(name) ? t(`today.recent.action.${name}`) : t("today.recent.other", { action });
  return <>{subject === null || subject === "" ? what : t("today.recent.about", { what, subject })}</>;
}
