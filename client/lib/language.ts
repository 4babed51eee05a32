// The interface language: Chinese unless the browser or the person says otherwise; kept in this browser. And the texts that are here.
import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { everywhere, type Language, languages, type ScreenTexts, type TextTree } from "../../shared/i18n/index.ts";

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

/** Group name → its texts; grows as screens are opened. */
const groups: Record<string, Record<Language, object>> = { ...everywhere };
const inLanguage = (language: Language) => Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, group[language]]));

/** Starts i18next; called once before the first render. */
export function startLanguage(language: Language = firstLanguage()): i18n {
  void i18next.use(initReactI18next).init({
    resources: { zh: { translation: inLanguage("zh") }, en: { translation: inLanguage("en") } },
    lng: language,
    fallbackLng: "zh",
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = htmlLang(language);
  return i18next;
}

/** Adds a screen's texts, in both languages so that switching needs no fetch; before the screen is first drawn. */
export function addTexts(more: Partial<ScreenTexts>): void {
  for (const [name, group] of Object.entries(more)) {
    groups[name] = group;
    for (const language of languages) i18next.addResourceBundle(language, "translation", { [name]: group[language] }, true, true);
  }
}

export const currentLanguage = (): Language => (i18next.language === "en" ? "en" : "zh");
export const htmlLang = (language: Language): string => (language === "zh" ? "zh-CN" : "en");

export function changeLanguage(language: Language): void {
  localStorage.setItem(stored, language);
  document.documentElement.lang = htmlLang(language);
  void i18next.changeLanguage(language);
}
