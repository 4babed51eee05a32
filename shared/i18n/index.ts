// All interface texts: one group a noun or screen, both languages. A new group needs an import and a name in `groups`.
import { ask } from "./ask.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";
import { frame } from "./frame.ts";
import { knowledge } from "./knowledge.ts";
import { logs } from "./logs.ts";
import { parts } from "./parts.ts";
import { releases } from "./releases.ts";
import { review } from "./review.ts";
import { settings } from "./settings.ts";
import { setup } from "./setup.ts";
import { today } from "./today.ts";
import { vocabulary } from "./vocabulary.ts";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

const groups = { ask, common, errors, frame, knowledge, logs, parts, releases, review, settings, setup, today, vocabulary };
type Groups = typeof groups;
type Texts<L extends Language> = { [G in keyof Groups]: Groups[G][L] };

const inLanguage = <L extends Language>(language: L): Texts<L> =>
  Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, group[language]])) as Texts<L>;

/** For i18next: `t("frame.nav.today")`. */
export const resources = { zh: { translation: inLanguage("zh") }, en: { translation: inLanguage("en") } };
export type TextTree = Texts<"zh">;
