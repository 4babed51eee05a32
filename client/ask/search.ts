// What the address bar holds on the Ask screen: whom is asked, as which customer, and the question, so that a test can be linked.
import { z } from "zod";
import type { ScreenTexts } from "../../shared/i18n/index.ts";

/** The router reads `?q=42` as a number. */
const text = (max: number) => z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(z.string().max(max));

export const target = z.union([z.enum(["draft", "live"]), z.number().int().min(1)]);
export type Target = z.infer<typeof target>;

export const askSearch = z.object({
  /** The latest question; asked when the page is opened with it. */
  q: text(1000).optional().catch(undefined),
  /** The draft unless said. */
  target: target.optional().catch(undefined),
  /** A second robot that is asked the same. */
  against: target.optional().catch(undefined),
  channel: text(40).optional().catch(undefined),
  /** UTC; now unless said. */
  at: z.iso.datetime({ offset: true }).optional().catch(undefined),
  context: z.record(z.string().max(60), text(200)).optional().catch(undefined),
});

/** The texts of Ask in both its places: of the conversation, and of why a reply is what it is. */
export async function askTexts(): Promise<Pick<ScreenTexts, "ask" | "why">> {
  const [ask, why] = await Promise.all([import("../../shared/i18n/ask.ts"), import("../../shared/i18n/why.ts")]);
  return { ...ask, ...why };
}
