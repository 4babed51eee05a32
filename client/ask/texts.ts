// The texts of Ask in both its places: of the conversation, and of why a reply is what it is.
import type { ScreenTexts } from "../../shared/i18n/index.ts";

export async function askTexts(): Promise<Pick<ScreenTexts, "ask" | "why">> {
  const [ask, why] = await Promise.all([import("../../shared/i18n/ask.ts"), import("../../shared/i18n/why.ts")]);
  return { ...ask, ...why };
}
