// Releases: what is unpublished, publishing, versions, rolling back, packs.
import { z } from "zod";
import { entryContent, id } from "../knowledge/entry.ts";
import { categoriesShape, robotSettings, vocabularyShape } from "../knowledge/version.ts";
import { count, inKb, jobRef, page, versionNumber, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { calibrationFit } from "./spotChecks.ts";
import { text } from "../knowledge/text.ts";

const root = "/api/knowledge-bases/:kb";
const stale = ["getOverview", "getChanges", "listVersions", "listEntries", "getEntry", "listRevisions", "getToday", "listJobs"];
/** 1 to 500 characters. */
export const note = text(500, 1).describe("What this version is about");

/** Before and after of one part that is saved whole; null where equal to live. */
const part = <T extends z.ZodType>(shape: T) => z.object({ before: shape.nullable(), after: shape, by: who, at: when }).nullable();

/** Versions: what changed, publishing, going back, packs. */
export const releases = {
  getChanges: query({
    method: "GET",
    path: `${root}/changes`,
    permission: "read",
    async: true,
    summary: "What changed since the live version, and what would be wrong with publishing it",
    input: inKb.extend({ change: z.enum(["new", "changed", "deleted"]).optional(), ...page(100, 50) }),
    output: z.object({
      live: z.object({ number: count, publishedAt: when }).nullable(),
      counts: z.object({
        new: count,
        changed: count,
        deleted: count,
        parts: count.describe("Vocabulary, settings, categories, not-our-business, labels: how many of them differ"),
        all: count,
      }),
      total: count.describe("Rows matching `change`"),
      rows: z.array(
        z.object({
          entry: id,
          question: z.string(),
          change: z.enum(["new", "changed", "deleted"]),
          by: who,
          at: when,
          before: entryContent.nullable(),
          after: entryContent.nullable(),
        }),
      ),
      vocabulary: part(vocabularyShape),
      settings: part(robotSettings),
      categories: part(categoriesShape),
      notOurs: part(z.array(z.string())),
      labels: part(
        z.object({ questions: count.describe("Labelled questions the confidence is fitted to; 0 for the knowledge base itself") }),
      ),
      problems: z
        .array(
          z.object({
            kind: z.enum(["no_answer", "duplicate_wording", "missing_related", "unknown_channel", "dead_link"]),
            entry: id,
            question: z.string(),
            detail: z.string().describe("The wording, id or address concerned; may be empty"),
            other: z.object({ entry: id, question: z.string() }).nullable(),
          }),
        )
        .describe("The first 50; they do not block"),
      problemCount: count,
    }),
  }),
  publish: command({
    method: "POST",
    path: `${root}/releases`,
    permission: "publish",
    summary: "Publish the draft to live as a new version, as a job; one at a time",
    status: 202,
    input: inKb.extend({ note }),
    output: jobRef,
    errors: ["nothing_to_do", "busy"],
    changes: stale,
  }),
  listVersions: query({
    method: "GET",
    path: `${root}/versions`,
    permission: "read",
    summary: "Versions, newest first, with when each was live",
    input: inKb.extend(page(100, 30)),
    output: z.object({
      total: count,
      rows: z.array(
        z.object({
          number: count,
          note: z.string(),
          by: who,
          at: when,
          parent: count.nullable(),
          entries: count,
          checksum: z.string(),
          live: z.boolean(),
          coverage: z.number().nullable().describe("0–1 over its live turns"),
          asked: count,
          new: count,
          changed: count,
          deleted: count,
          rolledBackAt: when.nullable().describe("When live was last moved from it to an older version"),
          fit: calibrationFit,
        }),
      ),
    }),
  }),
  rollBack: command({
    method: "POST",
    path: `${root}/environments/live`,
    permission: "publish",
    async: true,
    summary: "Point live at another version; the running robot swaps at once",
    input: inKb.extend({ version: versionNumber }),
    output: z.object({ version: count, previous: count }),
    errors: ["nothing_to_do"],
    changes: stale,
  }),
  downloadPack: query({
    method: "GET",
    path: `${root}/versions/:version/pack`,
    permission: "read",
    async: true,
    summary: "A version as a .kbpack file; byte-identical every time",
    input: inKb.extend({ version: versionNumber }),
    output: { file: "application/zip" },
  }),
};
