// What the address bar holds on the Releases screen.
import { z } from "zod";

export const changeFilters = ["new", "changed", "deleted", "parts"] as const;
export type ChangeFilter = (typeof changeFilters)[number];

export const releasesSearch = z.object({
  view: z.enum(["problems"]).optional().catch(undefined).describe("Changes unless said"),
  change: z.enum(changeFilters).optional().catch(undefined),
  // The router reads an id of digits as a number.
  open: z
    .union([z.string(), z.number(), z.boolean()])
    .transform((keys) => String(keys).slice(0, 2000))
    .optional()
    .catch(undefined)
    .describe("Keys of the changes shown in full, with commas between"),
  version: z.coerce.number().int().min(1).optional().catch(undefined).describe("The version shown in full; the live one unless said"),
});
