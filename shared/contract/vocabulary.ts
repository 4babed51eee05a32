// The vocabulary: synonyms and sensitive words, saved as whole revisions.
import { z } from "zod";
import { vocabularyShape as shape } from "../knowledge/version.ts";
import { count, inKb, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";

/** The word lists of the draft. */
export const vocabulary = {
  getVocabulary: query({
    method: "GET",
    path: "/api/knowledge-bases/:kb/vocabulary",
    permission: "read",
    summary: "The draft's vocabulary",
    input: inKb,
    output: z.object({ revision: count, vocabulary: shape, by: who, at: when }),
  }),
  saveVocabulary: command({
    method: "PUT",
    path: "/api/knowledge-bases/:kb/vocabulary",
    permission: "write",
    summary: "Save the vocabulary as a new revision; 409 with the newer one if `base` is not current",
    input: inKb.extend({ base: count, vocabulary: shape }),
    output: z.object({ revision: count }),
    errors: ["conflict", "rule_broken"],
    changes: [
      "getVocabulary",
      "getOverview",
      "getChanges",
      "listClusters",
      "getCluster",
      "searchEntries",
      "listEntries",
      "getOwnWordings",
      "listJobs",
    ],
  }),
};
