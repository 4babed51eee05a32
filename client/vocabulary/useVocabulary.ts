// The draft's vocabulary being edited: unsaved in this browser until saved as a revision.
import { useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { vocabulary as shape, type Vocabulary } from "../../shared/knowledge/version.ts";
import type { OutputOf } from "../lib/api.ts";
import { useCommand } from "../lib/useCommand.ts";
import { type PartForm, usePartForm } from "../lib/usePartForm.ts";
import { countChanges, mergeVocabulary } from "./changes.ts";

export type VocabularyForm = PartForm<Vocabulary>;

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
    countChanges,
    merge: mergeVocabulary,
    send: async (base, content) => {
      const answer = await save.mutateAsync({ kb, base, vocabulary: content });
      // The sentence being tried is read anew.
      void client.invalidateQueries({ queryKey: ["askRobot"] });
      return answer;
    },
  });
}
