// The history of a knowledge base: who did what on which day, what one revision changed, and what restoring a moment would do.
import { z } from "zod";
import { entryContent, id } from "../knowledge/entry.ts";
import { characters } from "../knowledge/text.ts";
import { count, inKb, page, when, who } from "./common.ts";
import { query } from "./endpoint.ts";
import { entryRef, revisionReason } from "./entryShapes.ts";

const root = "/api/knowledge-bases/:kb";
const person = characters(80).optional().describe("Only what this user did; empty: the system");

const group = z
  .object({
    kind: z
      .enum(["entries", "category", "vocabulary", "robot_settings", "version"])
      .describe("entries: revisions of entries; category, vocabulary, robot_settings: saves of these; version: a publication"),
    by: who,
    reason: revisionReason.nullable().describe("Of entries"),
    changes: count,
    entries: count.describe("Different ones"),
    from: when.describe("The first of them"),
    at: when.describe("The last of them"),
    first: z.array(entryRef).describe("Up to three of the entries, latest first"),
    version: z.object({ number: count, note: z.string() }).nullable(),
  })
  .meta({ id: "HistoryGroup" });

/** Reading what happened to the draft. */
export const history = {
  listHistory: query({
    method: "GET",
    path: `${root}/history`,
    permission: "read",
    async: true,
    summary: "What was done on the latest days on which anything was, a day's changes of one person and kind as one",
    input: inKb.extend({
      until: when.optional().describe("Only what was before; left out: up to now"),
      by: person,
      days: z.number().int().min(1).max(31).default(7).describe("Days on which something was done"),
    }),
    output: z.object({
      days: z.array(z.object({ day: z.iso.date().describe("As the shop counts days"), groups: z.array(group) })),
      next: when.nullable().describe("Pass it as `until` for earlier days; null: there are none"),
      people: z.array(z.string()).describe("Everybody who saved an entry here"),
    }),
  }),
  listHistoryEntries: query({
    method: "GET",
    path: `${root}/history/entries`,
    permission: "read",
    summary: "The revisions of one group of the history, latest first",
    input: inKb.extend({
      from: when,
      at: when.describe("The last one"),
      by: person,
      reason: revisionReason,
      ...page(200, 50),
    }),
    output: z.object({
      total: count,
      rows: z.array(entryRef.extend({ revision: count, at: when, deleted: z.boolean() })),
    }),
  }),
  getRevision: query({
    method: "GET",
    path: `${root}/entries/:entry/revisions/:revision`,
    permission: "read",
    summary: "One revision of an entry, with what the entry said before",
    input: inKb.extend({ entry: id, revision: z.number().int().min(1) }),
    output: z.object({
      revision: count,
      at: when,
      by: who,
      reason: revisionReason,
      deleted: z.boolean(),
      content: entryContent,
      before: z.object({ content: entryContent, deleted: z.boolean() }).nullable().describe("null: it was the first"),
      current: z.object({ revision: count, deleted: z.boolean() }).describe("What the entry is at now"),
      related: z.array(entryRef).describe("Entries named among the related questions of either"),
    }),
  }),
  previewMoment: query({
    method: "GET",
    path: `${root}/history/moment`,
    permission: "read",
    async: true,
    summary: "What restoring everything to a moment would do: startBulkChange with the change `moment`",
    input: inKb.extend({ before: when.describe("As everything was right before this") }),
    output: z.object({
      changed: count.describe("Entries that would say what they said then"),
      removed: count.describe("Entries made since, which would be deleted"),
      brought: count.describe("Entries deleted since, which would be back"),
      category: z.boolean().describe("The category tree would change"),
      vocabulary: z.boolean(),
    }),
  }),
};
