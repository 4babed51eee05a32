// All interface texts: one group a noun or screen, both languages. Screens' groups are fetched with their screen (client/routes.tsx):
// together they are 28 kB gz that the first screen does not need, so here they are named by type only.
import type { ask } from "./ask.ts";
import type { why } from "./why.ts";
import type { audit } from "./audit.ts";
import type { masking } from "./masking.ts";
import { common } from "./common.ts";
import type { confusion } from "./confusion.ts";
import { errors } from "./errors.ts";
import type { flips } from "./flips.ts";
import { frame } from "./frame.ts";
import type { gallery } from "./gallery.ts";
import type { history } from "./history.ts";
import type { knowledge } from "./knowledge.ts";
import type { links } from "./links.ts";
import type { logs } from "./logs.ts";
import { parts } from "./parts.ts";
import type { releases } from "./releases.ts";
import type { review } from "./review.ts";
import type { decide } from "./decide.ts";
import type { settings } from "./settings.ts";
import { setup } from "./setup.ts";
import type { spotCheck } from "./spotCheck.ts";
import type { thenNow } from "./thenNow.ts";
import type { today } from "./today.ts";
import type { vocabulary } from "./vocabulary.ts";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

/** Texts that any page may need. */
export const everywhere = { common, errors, frame, parts, setup };

/** Texts of one screen each: no other folder uses them (tests/client/ui/texts.test.ts). */
export interface ScreenTexts {
  ask: typeof ask;
  why: typeof why;
  audit: typeof audit;
  confusion: typeof confusion;
  masking: typeof masking;
  flips: typeof flips;
  gallery: typeof gallery;
  history: typeof history;
  knowledge: typeof knowledge;
  links: typeof links;
  logs: typeof logs;
  releases: typeof releases;
  review: typeof review;
  decide: typeof decide;
  settings: typeof settings;
  spotCheck: typeof spotCheck;
  thenNow: typeof thenNow;
  today: typeof today;
  vocabulary: typeof vocabulary;
}

type Groups = typeof everywhere & ScreenTexts;
/** For i18next: `t("frame.nav.today")`. */
export type TextTree = { [G in keyof Groups]: Groups[G]["zh"] };
