// The category tree: one document, saved whole.
import { z } from "zod";
import { categoriesShape as categoryList } from "../knowledge/version.ts";
import { count, inKb } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { entryChanges } from "./entryShapes.ts";

const path = "/api/knowledge-bases/:kb/categories";

/** Reading and saving the tree. */
export const categories = {
  getCategories: query({
    method: "GET",
    path,
    permission: "read",
    summary: "The category tree with the number of entries right in each",
    input: inKb,
    output: z.object({
      revision: count,
      categories: categoryList,
      counts: z.record(z.string(), count),
      total: count,
      uncategorised: count,
    }),
  }),
  saveCategories: command({
    method: "PUT",
    path,
    permission: "write",
    summary: "Save the whole tree as a new revision; entries of a removed category keep no category",
    input: inKb.extend({ base: count, categories: categoryList }),
    output: z.object({ revision: count }),
    errors: ["conflict", "taken", "rule_broken"],
    changes: entryChanges,
  }),
};
