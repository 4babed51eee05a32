// The interface language: Chinese unless the browser or the person says otherwise; kept in this browser.
import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, languages, resources, type TextTree } from "../../shared/i18n/index.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: TextTree };
  }
}

const stored = "trainer.language";
const isLanguage = (value: string | null): value is Language => languages.includes(value as Language);

function firstLanguage(): Language {
  const chosen = localStorage.getItem(stored);
  if (isLanguage(chosen)) return chosen;
  return navigator.language.startsWith("en") ? "en" : "zh";
}

/** Starts i18next; called once before the first render. Texts are bundled, so this is synchronous. */
export function startLanguage(language: Language = firstLanguage()): i18n {
  void i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: "zh",
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = htmlLang(language);
  return i18next;
}

export const currentLanguage = (): Language => (i18next.language === "en" ? "en" : "zh");
export const htmlLang = (language: Language): string => (language === "zh" ? "zh-CN" : "en");

export function changeLanguage(language: Language): void {
  localStorage.setItem(stored, language);
  document.documentElement.lang = htmlLang(language);
  void i18next.changeLanguage(language);
}
