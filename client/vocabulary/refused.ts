// What the server finds in word lists beyond what is found here: it reads traditional and simplified characters as the same.
import { z } from "zod";
import type { WordProblem } from "../../shared/knowledge/wordLists.ts";
import { ApiError } from "../lib/api.ts";

const place = { at: z.number(), word: z.string(), twin: z.string() };
const said = z.object({
  words: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("repeated"), list: z.enum(["synonyms", "core", "stop", "sensitive"]), ...place }),
      z.object({ kind: z.literal("shared"), list: z.literal("synonyms"), other: z.number(), ...place }),
      z.object({ kind: z.literal("contradicted"), list: z.literal("stop"), other: z.enum(["core", "synonyms"]), ...place }),
      z.object({ kind: z.literal("short"), list: z.literal("synonyms"), at: z.number() }),
    ]),
  ),
});

/** The problems a refused save tells of; none where it was refused for anything else, which the error itself says. */
export const refusedWords = (error: unknown): WordProblem[] =>
  error instanceof ApiError && error.code === "rule_broken" ? (said.safeParse(error.details).data?.words ?? []) : [];
