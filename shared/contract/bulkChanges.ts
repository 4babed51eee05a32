// Changing many entries at once: which, what becomes of them, what it did, and taking it back.
import { z } from "zod";
import { bulkChange, replaceableField, replacement } from "../knowledge/bulkChange.ts";
import { id } from "../knowledge/entry.ts";
import { count, inKb, jobRef } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { entryChanges, entryFilter, entryRef } from "./entries.ts";
import { job } from "./jobs.ts";

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

/** Why a bulk change left an entry alone. */
export const leftAlone = z
  .enum(["too_long", "empty", "too_many_tags", "ends_before_start", "twice", "taken", "deleted", "changed_since"])
  .describe(
    "too_long, empty, too_many_tags, ends_before_start: against the rules of entries; twice: two of its own wordings would be the same; taken: another entry teaches the wording; deleted: it is; changed_since: somebody saved it after the change began",
  )
  .meta({ id: "LeftAlone" });

const left = z
  .object({
    entry: id,
    question: z.string(),
    why: leftAlone,
    text: z.string().nullable().describe("The text it is for"),
    twin: entryRef.nullable().describe("taken: by which entry"),
  })
  .meta({ id: "EntryLeftAlone" });

/** What a bulk change came to. Stored as the job's result. */
export const bulkResult = z.object({
  edited: count,
  unchanged: count.describe("Said so already"),
  refused: count,
  since: count.describe("Changed or deleted by somebody after the change began"),
  left: z.array(left).describe("The first 200 that were refused or changed since"),
});

const counted = z
  .object({
    job,
    change: bulkChange,
    tree: z
      .object({ category: z.string().describe("Its name then"), into: z.string().nullable() })
      .nullable()
      .describe("A category that was merged into another, or (into: null) removed with all below it"),
    chosen: count.describe("Entries it was for; of a category those that were in it"),
    standing: count.describe("Entries it changed that can be taken back"),
    undone: z.boolean().describe("It was taken back, or that has begun"),
    undoable: z.boolean().describe("Something of it can be taken back: it is not among those that 50 others came after"),
  })
  .meta({ id: "CountedBulkChange" });

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
      left: z.array(left).describe("The first 50 that would be refused"),
    }),
    errors: ["rule_broken"],
  }),
  listBulkChanges: query({
    method: "GET",
    path: `${root}/bulk-changes`,
    permission: "read",
    summary: "The latest 20 bulk changes, newest first, each with what came of it and whether it can be undone",
    input: inKb,
    output: z.object({ rows: z.array(counted) }),
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
