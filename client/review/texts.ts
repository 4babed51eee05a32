// The texts of Review: of the queue, and of what is done with a question.
import { withThenNowTexts } from "../thenNow/texts.ts";
import type { ScreenTexts } from "../../shared/i18n/index.ts";

export const reviewTexts = (): Promise<Pick<ScreenTexts, "review" | "decide" | "thenNow">> => withThenNowTexts(ownTexts());

async function ownTexts(): Promise<Pick<ScreenTexts, "review" | "decide">> {
  const [review, decide] = await Promise.all([import("../../shared/i18n/review.ts"), import("../../shared/i18n/decide.ts")]);
  return { ...review, ...decide };
}
