// Entries as other nouns speak of them too: by name, as a row, narrowed down, settled, and what their changes make stale.
import { z } from "zod";
import { id, wording } from "../knowledge/entry.ts";
import { count, when, who } from "./common.ts";
import { characters } from "../knowledge/text.ts";

/** An entry of the draft against the live version. */
export const changeState = z
  .enum(["new", "changed", "unchanged", "deleted"])
  .describe("Against the live version")
  .meta({ id: "ChangeState" });
/** Where an entry's time stands now: before, within or after it. */
export const validity = z.enum(["pending", "in_force", "expired"]).meta({ id: "Validity" });

/** What a change of an entry makes stale. */
export const entryChanges = [
  "listEntries",
  "getEntry",
  "getThenAndNow",
  "listRevisions",
  "getCategories",
  "listTags",
  "getValidityDays",
  "listValidityChanges",
  "foreseeValidity",
  "getOverview",
  "getChanges",
  "listClusters",
  "getCluster",
  "searchEntries",
  "getToday",
  "getOwnWordings",
  "listHistory",
  "getLinks",
  "listEntryLinks",
  "listConfusables",
  "listConfusions",
  "getConfusionMap",
  "listConfusedQuestions",
  "listDuplicates",
  "getEntryOwnWordings",
  "previewMerge",
  "findWordings",
  "suggestWordings",
  // A change is followed by a training.
  "listJobs",
];

/** An entry as lists show it. */
export const entryRow = z.object({
  id,
  question: z.string(),
  category: id.nullable(),
  tags: z.array(z.string()),
  enabled: z.boolean(),
  handOff: z.boolean(),
  change: changeState,
  validity,
  validFrom: when.nullable(),
  validUntil: when.nullable(),
  similar: count.describe("Positive similar questions"),
  negatives: count,
  answers: count,
  hits: count.describe("Times answered in the last 7 days, live traffic"),
  revision: count,
  updatedAt: when,
  updatedBy: who,
});

/** An entry by its name. */
export const entryRef = z.object({ id, question: z.string() }).meta({ id: "EntryRef" });

/** Why a revision was made. Stored. */
export const revisionReason = z
  .enum([
    "created",
    "saved",
    "taught",
    "imported",
    "restored",
    "undone",
    "deleted",
    "merged",
    "redirected",
    "moved",
    "sample",
    "bulk_category",
    "bulk_tags",
    "bulk_validity",
    "bulk_enabled",
    "bulk_text",
    "bulk_deleted",
    "bulk_restored",
    "bulk_moment",
  ])
  .meta({ id: "RevisionReason" });

/** What a save does to other entries beside its own. */
export const settle = z
  .array(
    z
      .object({ entry: id, text: wording, as: z.enum(["negative", "none"]).describe("none: taken out there") })
      .meta({ id: "SettledElsewhere" }),
  )
  .max(300)
  .default([])
  .describe("Wordings that other entries teach and this one is to have: what becomes of them there, in the same transaction");

/** What narrows a list of entries. */
export const entryFilter = z
  .object({
    text: characters(1000).optional(),
    category: id.optional().describe("With everything below it; `none` = without a category"),
    change: changeState.optional(),
    validity: validity.optional(),
    tag: characters(40).optional(),
    enabled: z.enum(["true", "false"]).optional(),
    without: z
      .enum(["answers", "similar", "hits", "own_wordings", "any_own_wordings", "working_links"])
      .optional()
      .describe(
        "answers: none; similar: fewer than 5; hits: none in 7 days; own_wordings: by the latest check loses a quarter of them or more, and two at least; any_own_wordings: loses one at least; working_links: with a link that led nowhere when it was opened last",
      ),
  })
  .meta({ id: "EntryFilter" });
