// Filters of the log that somebody named: each person's own, of one knowledge base.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { characters, text } from "../knowledge/text.ts";
import { empty, inKb, when } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { missReason, sources } from "./logs.ts";
import { outcome } from "./reply.ts";

const root = "/api/knowledge-bases/:kb/log-views";
/** How many views one person keeps of a knowledge base. */
export const mostLogViews = 50;

const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
/** What a view filters by; as the log's address bar holds it, so that a day stays a day of the shop. */
export const logViewFilter = z
  .object({
    text: characters(200).optional(),
    outcome: outcome.optional(),
    miss: missReason.optional(),
    channel: characters(40).optional(),
    version: z.number().int().min(0).optional(),
    source: z.enum(sources).optional(),
    entry: id.optional(),
    category: id.optional(),
    customer: characters(200).optional(),
    conversation: characters(200).optional(),
    from: moment.optional().describe("A day, or an instant"),
    until: moment.optional().describe("A day, which is in it, or an instant, which is not"),
  })
  .meta({ id: "LogViewFilter" });
const name = text(60, 1);

/** One's own views of the log. */
export const logViews = {
  listLogViews: query({
    method: "GET",
    path: root,
    permission: "read",
    summary: "One's own named filters of the log, by name",
    input: inKb,
    output: z.object({ rows: z.array(z.object({ name, filter: logViewFilter, at: when })) }),
  }),
  saveLogView: command({
    method: "PUT",
    path: root,
    permission: "read",
    summary: "Name a filter of the log for oneself; another of that name is replaced",
    input: inKb.extend({ name, filter: logViewFilter }),
    output: empty,
    status: 204,
    errors: ["rule_broken"],
    changes: ["listLogViews"],
  }),
  deleteLogView: command({
    method: "DELETE",
    path: root,
    permission: "read",
    summary: "Forget one of one's own views",
    input: inKb.extend({ name }),
    output: empty,
    status: 204,
    errors: ["nothing_to_do"],
    changes: ["listLogViews"],
  }),
};
