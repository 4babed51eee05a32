// Which language a text is written in: pages ask too, and need nothing else of the engine for it.
import type { Language } from "./types.ts";

/** The language a text is written in, as far as its letters tell: Han, or Latin letters without any; null for neither, and for scripts of other languages. */
export function languageOf(text: string): Language | null {
  const plain = text.replace(PLACEHOLDERS, "");
  if (OTHER_SCRIPTS.test(plain)) return null;
  return /\p{Script=Han}/u.test(plain) ? "zh" : /\p{Script=Latin}/u.test(plain) ? "en" : null;
}

// Of every kind, and of the patterns that a shop writes itself.
const PLACEHOLDERS = /<[a-z]{2,12}>/giu;
// Japanese writes Han too.
const OTHER_SCRIPTS = /(?!\p{Script=Han}|\p{Script=Latin})\p{L}/u;
