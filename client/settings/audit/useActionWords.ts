// What an audit line's action is called; one we have no words for keeps its machine word.
import { useTranslation } from "react-i18next";
import { settings } from "../../../shared/i18n/settings.ts";

type Known = keyof typeof settings.zh.audit.action;
const isKnown = (name: string): name is Known => name in settings.zh.audit.action;

export function useActionWords(): (action: string) => string {
  const { t } = useTranslation();
  return (action) => {
    const name = action.replaceAll(".", "_");
    return isKnown(name) ? t(`settings.audit.action.${name}`) : action;
  };
}
