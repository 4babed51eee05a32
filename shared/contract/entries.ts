// Entries: list, search, edit, history, delete and undo.
import { z } from "zod";
import { entryContent, id, savedContent, wording } from "../knowledge/entry.ts";
import { learnedFrom } from "./learnedFrom.ts";
import { count, inKb, page, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { entryChanges, entryFilter, entryRef, entryRow, revisionReason, settle } from "./entryShapes.ts";
import { characters, text } from "../knowledge/text.ts";

const entryPath = inKb.extend({ entry: id });
const root = "/api/knowledge-bases/:kb";

const revisionRow = z.object({
  revision: count,
  deleted: z.boolean(),
  content: entryContent,
  at: when,
  by: who,
  reason: revisionReason,
  merge: z
    .object({ entry: entryRef, kept: z.boolean().describe("true: that entry was merged into this one; false: this one into that") })
    .nullable()
    .describe("Of a merge that was not taken back: with which entry"),
  from: learnedFrom.nullable().describe("The answers of people that Review took it from"),
});

const changed = z.array(z.object({ id, previous: count }).meta({ id: "ChangedEntry" })).describe("The revisions that restore it");

/** Reading and writing the entries of the draft. */
export const entries = {
  listEntries: query({
    method: "GET",
    path: `${root}/entries`,
    permission: "read",
    async: true,
    summary: "Entries of the draft, filtered, sorted and paged; with `text`, ranked by the engine",
    input: inKb.extend({
      ...entryFilter.shape,
      sort: z
        .enum(["hits", "updated", "question", "lost"])
        .default("hits")
        .describe("lost: those that lose the greatest share of their own wordings first"),
      ...page(500, 200),
    }),
    output: z.object({
      total: count,
      rows: z.array(
        entryRow.extend({
          lost: count.optional().describe("Own wordings it loses; only where these are filtered or sorted by"),
          taught: count.optional().describe("… of how many, the standard question included"),
        }),
      ),
    }),
  }),
  getEntry: query({
    method: "GET",
    path: `${root}/entries/:entry`,
    permission: "read",
    summary: "One entry as the draft has it",
    input: entryPath,
    output: entryRow.extend({
      content: entryContent,
      deleted: z.boolean(),
      createdAt: when,
      createdBy: who,
      revisions: count,
      related: z
        .array(z.object({ id, question: z.string() }))
        .describe("content.related with their standard questions; missing ones left out"),
      mergedInto: entryRef.nullable().describe("Of a deleted entry: the one it was merged into"),
    }),
  }),
  createEntry: command({
    method: "POST",
    path: `${root}/entries`,
    permission: "write",
    summary: "Add an entry; 409 `taken` names another entry that teaches one of its wordings",
    status: 201,
    input: inKb.extend({ content: savedContent, settle }),
    output: z.object({ id, revision: count, settled: changed }),
    errors: ["taken", "rule_broken"],
    changes: entryChanges,
  }),
  saveEntry: command({
    method: "PUT",
    path: `${root}/entries/:entry`,
    permission: "write",
    summary:
      "Save a revision; 409 with the newer one if `base` is not the current revision, or `taken` with another entry that teaches a wording that is new here",
    input: entryPath.extend({ base: count.describe("The revision that was edited"), content: savedContent, settle }),
    output: z.object({ revision: count, settled: changed }),
    errors: ["conflict", "taken", "rule_broken"],
    changes: entryChanges,
  }),
  addWording: command({
    method: "POST",
    path: `${root}/entries/:entry/wordings`,
    permission: "write",
    summary: "Teach one wording to an entry, on top of its newest revision",
    input: entryPath.extend({ text: wording, kind: z.enum(["positive", "negative"]).default("positive") }),
    output: z.object({ revision: count, wording: id, previous: count.describe("The revision to restore to undo") }),
    errors: ["taken", "rule_broken"],
    changes: entryChanges,
  }),
  deleteEntry: command({
    method: "DELETE",
    path: `${root}/entries/:entry`,
    permission: "write",
    summary: "Mark an entry as deleted; 409 with the newer revision if `base` is given and is not the current one",
    input: entryPath.extend({ base: count.optional().describe("The revision that was seen; without it the entry goes as it is now") }),
    output: z.object({ revision: count }),
    errors: ["conflict", "nothing_to_do"],
    changes: entryChanges,
  }),
  undeleteEntry: command({
    method: "POST",
    path: `${root}/entries/:entry/undelete`,
    permission: "write",
    summary: "Take a deletion back",
    input: entryPath,
    output: z.object({ revision: count }),
    errors: ["nothing_to_do"],
    changes: entryChanges,
  }),
  listRevisions: query({
    method: "GET",
    path: `${root}/entries/:entry/revisions`,
    permission: "read",
    summary: "The entry's history, newest first",
    input: entryPath.extend(page(100, 50)),
    output: z.object({ total: count, live: count.nullable().describe("The revision in the live version"), rows: z.array(revisionRow) }),
  }),
  restoreRevision: command({
    method: "POST",
    path: `${root}/entries/:entry/revisions/:revision/restore`,
    permission: "write",
    summary: "Save an older revision's content as a new revision",
    input: entryPath.extend({ revision: z.number().int().min(1) }),
    output: z.object({ revision: count }),
    errors: ["taken"],
    changes: entryChanges,
  }),
  updateEntries: command({
    method: "POST",
    path: `${root}/entries/bulk`,
    permission: "write",
    summary: "Change up to 500 entries at once; answers with what restores them",
    input: inKb.extend({
      entries: z.array(id).min(1).max(500),
      set: z.discriminatedUnion("field", [
        z.object({ field: z.literal("category"), category: id.nullable() }),
        z.object({ field: z.literal("enabled"), enabled: z.boolean() }),
        z.object({ field: z.literal("tag"), add: text(40, 1) }),
        z.object({ field: z.literal("deleted"), deleted: z.boolean() }),
      ]),
    }),
    output: z.object({ changed }),
    errors: ["taken"],
    changes: entryChanges,
  }),
  settleWording: command({
    method: "POST",
    path: `${root}/wordings/settle`,
    permission: "write",
    summary: "Move a wording from one entry to another, or make it negative in one: said for each entry, on top of its newest revision",
    input: inKb.extend({
      text: wording,
      entries: z
        .array(z.object({ entry: id, as: z.enum(["positive", "negative", "none"]).describe("How the entry teaches it from now on") }))
        .min(1)
        .max(10),
    }),
    output: z.object({ changed }),
    errors: ["taken", "rule_broken", "nothing_to_do"],
    changes: entryChanges,
  }),
  findWordings: query({
    method: "POST",
    path: `${root}/wordings/find`,
    permission: "read",
    summary: "Which entries already teach these wordings, compared after normalisation",
    input: inKb.extend({ texts: z.array(characters(500)).max(300), except: id.optional().describe("An entry to leave out") }),
    output: z.object({
      rows: z.array(
        z.object({
          text: z.string(),
          entry: id,
          question: z.string(),
          isStandard: z.boolean().describe("It is that entry's standard question"),
        }),
      ),
    }),
  }),
  searchEntries: query({
    method: "GET",
    path: `${root}/search`,
    permission: "read",
    async: true,
    summary: "Entries by wording or meaning, with what the draft would answer to the text now",
    input: inKb.extend({ text: characters(1000), limit: z.number().int().min(1).max(50).default(8) }),
    output: z.object({
      rows: z.array(
        z.object({
          id,
          question: z.string(),
          category: id.nullable(),
          confidence: z.number().nullable().describe("0–100 if asked as a question"),
          state: z.enum(["usable", "disabled", "pending", "expired", "no_answer"]).describe("Whether it may answer now, conditions aside"),
        }),
      ),
    }),
  }),
  listTags: query({
    method: "GET",
    path: `${root}/tags`,
    permission: "read",
    async: true,
    summary: "Tags in use, most used first",
    input: inKb,
    output: z.object({ rows: z.array(z.object({ tag: z.string(), entries: count })) }),
  }),
};
