// The texts of then and now, fetched with those of the screens that show it.
import type { ScreenTexts } from "../../shared/i18n/index.ts";

export async function withThenNowTexts<T extends object>(own: Promise<T>): Promise<T & Pick<ScreenTexts, "thenNow">> {
  const [screen, thenNow] = await Promise.all([own, import("../../shared/i18n/thenNow.ts")]);
  return { ...screen, ...thenNow };
}
