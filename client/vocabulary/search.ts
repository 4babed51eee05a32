// What the address bar holds on the Vocabulary screen: the list, what it is narrowed to, and the opened synonym group.
import { z } from "zod";

export const vocabularySearch = z.object({
  list: z.enum(["core", "stop", "sensitive"]).optional().catch(undefined).describe("Synonyms unless said"),
  text: z
    .union([z.string(), z.number(), z.boolean()])
    .transform((value) => String(value).slice(0, 60))
    .optional()
    .catch(undefined),
  only: z.enum(["problems"]).optional().catch(undefined),
  /** The opened group, counted from 1. */
  group: z.coerce.number().int().min(1).optional().catch(undefined),
});
