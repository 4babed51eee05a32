// Links of answers: opened one after the other, and which of them lead nowhere.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, inKb, jobRef, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";

const root = "/api/knowledge-bases/:kb";

/** Problems that customers meet as well: such a link is dead. */
export const deadProblems = ["missing", "failing", "unreachable", "slow", "certificate", "redirects"] as const;
/** Nothing is known of a link with one of these: it may well open for customers. */
export const unclearProblems = ["refused", "private"] as const;

/** What the latest look at an address found. */
export const linkState = z
  .object({
    url: z.string(),
    at: when.describe("When it was opened last"),
    status: z.int().nullable().describe("HTTP status; null: nothing replied"),
    problem: z
      .enum([...deadProblems, ...unclearProblems])
      .nullable()
      .describe(
        "null = it opens; missing: 404 or 410; failing: 5xx; unreachable: no such host, or no connection; slow: no reply in 10 s; certificate: not valid; redirects: more than five; refused: any other 4xx, perhaps not to customers; private: it leads into a private network and was not opened",
      ),
    since: when.nullable().describe("When it was first found so, if it has not opened in between"),
  })
  .meta({ id: "LinkState" });

/** Checking that the links of answers open. */
export const links = {
  checkLinks: command({
    method: "POST",
    path: `${root}/links/check`,
    permission: "write",
    summary: "Open every http and https address in the draft's answers, as a job",
    status: 202,
    input: inKb,
    output: jobRef,
    errors: ["busy"],
    changes: ["listJobs"],
  }),
  openLinks: command({
    method: "POST",
    path: `${root}/links/open`,
    permission: "write",
    async: true,
    summary: "Open these addresses now, such as those of an answer that is being written",
    input: inKb.extend({
      urls: z
        .array(z.url({ protocol: /^https?$/, error: "an http or https address" }).max(2_000))
        .min(1)
        .max(20)
        .describe("http or https"),
    }),
    output: z.object({ rows: z.array(linkState) }),
    changes: ["getLinks", "listEntryLinks", "listEntries", "getChanges"],
  }),
  getLinks: query({
    method: "GET",
    path: `${root}/links`,
    permission: "read",
    summary: "What the latest check of all links found, as far as the entries still have them",
    input: inKb,
    output: z.object({
      check: z.object({ at: when, by: who, addresses: count }).nullable().describe("null = never checked"),
      dead: count.describe("Addresses that lead nowhere"),
      entries: count.describe("Entries with such an address"),
      reached: count.describe("Addresses of which anything replied"),
      unclear: count.describe("Addresses that were refused, or lead into a private network"),
    }),
  }),
  listEntryLinks: query({
    method: "GET",
    path: `${root}/entries/:entry/links`,
    permission: "read",
    summary: "What is known of the addresses in an entry's answers",
    input: inKb.extend({ entry: id }),
    output: z.object({ rows: z.array(linkState) }),
  }),
};
