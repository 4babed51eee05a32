// Changing many entries at once: which, what becomes of them, what it did, and taking it back.
import { z } from "zod";
import { bulkChange, replaceableField, replacement } from "../knowledge/bulkChange.ts";
import { id } from "../knowledge/entry.ts";
import { count, inKb, jobRef } from "./common.ts";
import { countedBulkChange, entryLeftAlone } from "./bulkResult.ts";
import { command, query } from "./endpoint.ts";
import { entryChanges, entryFilter } from "./entryShapes.ts";

const root = "/api/knowledge-bases/:kb";

/** Entries by name, or whatever a filter leaves at that moment. */
export const chosenEntries = z
  .discriminatedUnion("by", [
    z.object({ by: z.literal("entries"), entries: z.array(id).min(1).max(10_000) }),
    z.object({
      by: z.literal("filter"),
      filter: entryFilter.describe("As for listEntries; none of it: all entries"),
      except: z.array(id).max(10_000).default([]),
    }),
  ])
  .meta({ id: "ChosenEntries" });

/** Bulk changes as jobs. */
export const bulkChanges = {
  startBulkChange: command({
    method: "POST",
    path: `${root}/bulk-changes`,
    permission: "write",
    async: true,
    summary:
      "Change many entries, as a job: which ones is settled when it begins; those saved by somebody since then are left alone and named",
    status: 202,
    input: inKb.extend({ chosen: chosenEntries, change: bulkChange }),
    output: jobRef,
    errors: ["busy", "nothing_to_do", "rule_broken"],
    changes: ["listJobs", "listBulkChanges"],
  }),
  previewReplacement: query({
    method: "POST",
    path: `${root}/bulk-changes/preview`,
    permission: "write",
    async: true,
    summary: "What replacing a text in many entries would change, and which entries it would leave alone",
    input: inKb.extend({ chosen: chosenEntries, change: replacement }),
    output: z.object({
      chosen: count,
      entries: count.describe("Entries that would change"),
      places: count.describe("Places replaced in them"),
      refused: count,
      sample: z
        .array(z.object({ entry: id, question: z.string(), in: replaceableField, before: z.string(), after: z.string() }))
        .describe("The first 50 texts that would change"),
      left: z.array(entryLeftAlone).describe("The first 50 that would be refused"),
    }),
    errors: ["rule_broken"],
  }),
  listBulkChanges: query({
    method: "GET",
    path: `${root}/bulk-changes`,
    permission: "read",
    summary: "The latest 20 bulk changes, newest first, each with what came of it and whether it can be undone",
    input: inKb,
    output: z.object({ rows: z.array(countedBulkChange) }),
  }),
  undoBulkChange: command({
    method: "POST",
    path: `${root}/bulk-changes/:job/undo`,
    permission: "write",
    summary:
      "Take a bulk change back, as a job, one that was stopped or interrupted too; entries saved since stay as they are and are named",
    status: 202,
    input: inKb.extend({ job: id.describe("The bulk change's job") }),
    output: jobRef,
    errors: ["busy", "nothing_to_do"],
    changes: ["listJobs", "listBulkChanges"],
  }),
  dissolveCategory: command({
    method: "POST",
    path: `${root}/categories/:category/dissolve`,
    permission: "write",
    summary:
      "Merge a category into another, as a job: its entries go there and what lies below it too, namesakes joined; with `into` null it goes with all below it, and its entries keep none",
    status: 202,
    input: inKb.extend({ category: id, into: id.nullable() }),
    output: jobRef,
    errors: ["busy", "rule_broken"],
    changes: [...entryChanges, "listBulkChanges"],
  }),
};
