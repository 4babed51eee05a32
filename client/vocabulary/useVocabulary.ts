// The draft's vocabulary being edited: unsaved in this browser until saved as a revision.
import { useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { type Vocabulary, vocabularyShape as shape } from "../../shared/knowledge/version.ts";
import { ApiError, type OutputOf } from "../lib/api.ts";
import { useCommand } from "../lib/queries.ts";
import { type PartForm, usePartForm } from "../lib/usePartForm.ts";
import { countChangedWords, mergeVocabulary } from "./changes.ts";
import type { WordProblem } from "../../shared/knowledge/wordLists.ts";

type VocabularyForm = PartForm<Vocabulary>;

export function useVocabularyForm(kb: string, fetched: OutputOf<"getVocabulary">): VocabularyForm {
  const client = useQueryClient();
  const save = useCommand("saveVocabulary");
  const { vocabulary, ...rest } = fetched;
  return usePartForm<Vocabulary>({
    what: "vocabulary",
    // A group being written may have one word, or none, and a word yet to count as: the server's shape would throw such a draft away.
    shape: shape.omit({ synonyms: true }).extend({
      synonyms: shape.shape.synonyms.element
        .extend({ words: shape.shape.synonyms.element.shape.words.element.array(), to: z.string().optional() })
        .array(),
    }),
    saved: { ...rest, content: vocabulary },
    countChanges: countChangedWords,
    merge: mergeVocabulary,
    send: async (base, content) => {
      const answer = await save.mutateAsync({ kb, base, vocabulary: content });
      // The sentence being tried is read anew.
      void client.invalidateQueries({ queryKey: ["askRobot"] });
      return answer;
    },
  });
}

// What the server finds in word lists beyond what is found here: it reads traditional and simplified characters as the same.
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
