// What the address bar holds on the Today screen.
import { z } from "zod";

export const periods = [7, 30, 90] as const;
export const figureNames = ["coverage", "direct", "handoff", "clarification", "satisfaction"] as const;
export type FigureName = (typeof figureNames)[number];

export const todaySearch = z.object({
  days: z.coerce
    .number()
    .pipe(z.union([z.literal(7), z.literal(30), z.literal(90)]))
    .optional()
    .catch(undefined)
    .describe("30 unless said"),
  // The router reads a channel of digits as a number.
  channel: z
    .union([z.string(), z.number(), z.boolean()])
    .transform((name) => String(name).slice(0, 40))
    .optional()
    .catch(undefined),
  source: z
    .enum(["live", "imported"])
    .optional()
    .catch(undefined)
    .describe("Which questions the figures count; customers' unless only imported ones are there"),
  figure: z.enum(figureNames).optional().catch(undefined).describe("Drawn in the chart, its formula below; coverage unless said"),
});
