// The texts of flips, fetched with those of the screens that show them.
import type { ScreenTexts } from "../../shared/i18n/index.ts";

/** A screen's own texts, and these. */
export async function withFlipsTexts<T extends object>(own: Promise<T>): Promise<T & Pick<ScreenTexts, "flips">> {
  const [screen, flips] = await Promise.all([own, import("../../shared/i18n/flips.ts")]);
  return { ...screen, ...flips };
}
