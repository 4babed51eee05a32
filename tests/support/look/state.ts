// A state of a screen that is looked at: where it is, what leads there, and what it is about.
import type { Page } from "playwright-core";
import type { Language } from "../../../shared/i18n/index.ts";

export interface State {
  /** Letters and hyphens; a screen's own state has its name. */
  name: string;
  /** Below the server's address. */
  at: string;
  /** What a person does there, after the page is complete: always wide, in either language. */
  then?: (page: Page, language: Language) => Promise<void>;
  /** The start of addresses below /api that fail. */
  fails?: string;
  /** The start of addresses below /api, and what they answer instead. */
  says?: readonly [string, object];
  /** The start of addresses below /api that do not answer: what is shown while something loads. */
  holds?: string;
  /** Come to as if the page were loaded, by way of a page without a frame: what lies over the one before would stay. "loaded": it would stay even so, as what the frame opens does. */
  anew?: true | "loaded";
  /** Nobody is signed in. */
  signedOut?: true;
  /** Much of it is seen in another state too: the test measures it in two looks, not in four. */
  aside?: true;
  /** Looked at by axe too. */
  axe?: true;
  /** Its main list: rows, and how many of them are read without scrolling at 1440 × 900 and at 1024 × 768, whatever the language: as many as fit between heads and foot of the designed height (or all there are). */
  rows?: { of: string; wide: number; narrow: number };
}

/** What takes a file in is in sight, however long its preview. */
export const takes = { of: '[role="dialog"] [data-variant="filled"]', wide: 1, narrow: 1 };

/** Rows of the main list. */
export const listRows = 'main [role="row"], main [role="option"]';
