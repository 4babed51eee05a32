// What a bulk change came to: only answered, never asked, so that pages need none of it.
import { z } from "zod";
import { bulkChange } from "../knowledge/bulkChange.ts";
import { id } from "../knowledge/entry.ts";
import { count } from "./common.ts";
import { entryRef } from "./entryShapes.ts";
import { job } from "./jobs.ts";

/** Why a bulk change left an entry alone. */
const leftAlone = z
  .enum(["too_long", "empty", "too_many_tags", "ends_before_start", "twice", "taken", "deleted", "changed_since"])
  .describe(
    "too_long, empty, too_many_tags, ends_before_start: against the rules of entries; twice: two of its own wordings would be the same; taken: another entry teaches the wording; deleted: it is; changed_since: somebody saved it after the change began",
  )
  .meta({ id: "LeftAlone" });

/** An entry that was left alone. */
export const entryLeftAlone = z
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
  left: z.array(entryLeftAlone).describe("The first 200 that were refused or changed since"),
});

/** A bulk change with what came of it. */
export const countedBulkChange = z
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
