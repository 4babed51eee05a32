// Robot settings (they belong to versions), bot keys and the audit trail.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { robotSettings } from "../knowledge/version.ts";
import { count, empty, inKb, page, when, who } from "./common.ts";
import { command, query } from "./endpoint.ts";
import { text } from "../knowledge/text.ts";
import { originPattern } from "./origin.ts";

/** What a bot key may be allowed. Stored. */
export const scopes = ["ask", "log", "pack", "explain"] as const;
/** Of a key that pages use, and that everybody can read there: all it may do. */
export const browserScopes: readonly (typeof scopes)[number][] = ["ask"];
/** Origins a bot key may be used from in browsers. */
export const mostOrigins = 20;
const origins = z
  .array(z.string().regex(originPattern, "an origin such as https://shop.example: no path, no wildcard"))
  .max(mostOrigins)
  .describe("Pages of these origins may use the key from a browser, where everybody can read it: it may then have the scope `ask` only");
/** The highest limit of requests a minute that a key can be given. */
export const mostPerMinute = 1_000_000;
const ratePerMinute = z
  .number()
  .int()
  .min(1)
  .max(mostPerMinute)
  .nullable()
  .describe("Requests a minute, as many of them at once; null = unlimited. Beyond: 429 with Retry-After");
const root = "/api/knowledge-bases/:kb";

/** Robot settings, bot keys, and the audit trail. */
export const settings = {
  getSettings: query({
    method: "GET",
    path: `${root}/settings`,
    permission: "read",
    summary: "The draft's robot settings",
    input: inKb,
    output: z.object({ revision: count, settings: robotSettings, by: who, at: when }),
  }),
  saveSettings: command({
    method: "PUT",
    path: `${root}/settings`,
    permission: "publish",
    summary: "Save the robot settings as a new revision; they go live with the next publication",
    input: inKb.extend({ base: count, settings: robotSettings }),
    output: z.object({ revision: count }),
    errors: ["conflict", "rule_broken"],
    changes: ["getSettings", "getOverview", "getChanges", "listClusters", "getCluster"],
  }),
  listKeys: query({
    method: "GET",
    path: `${root}/keys`,
    permission: "admin",
    summary: "Bot keys, without their secrets",
    input: inKb,
    output: z.object({
      rows: z.array(
        z.object({
          id,
          name: z.string(),
          scopes: z.array(z.enum(scopes)),
          ending: z.string().describe("The last 4 characters"),
          origins,
          ratePerMinute,
          createdAt: when,
          createdBy: who,
          revokedAt: when.nullable(),
        }),
      ),
    }),
  }),
  createKey: command({
    method: "POST",
    path: `${root}/keys`,
    permission: "admin",
    summary: "Make a bot key, shown this once; two may be in use at a time under one name",
    status: 201,
    input: inKb.extend({
      name: text(60, 1),
      scopes: z.array(z.enum(scopes)).min(1).optional().describe("ask, log and pack if not said; ask where there are origins"),
      origins: origins.default([]),
      ratePerMinute: ratePerMinute.default(null),
    }),
    output: z.object({ id, key: z.string() }),
    errors: ["taken", "rule_broken"],
    changes: ["listKeys"],
  }),
  updateKey: command({
    method: "PATCH",
    path: `${root}/keys/:key`,
    permission: "admin",
    summary: "Change from which pages a bot key may be used, or how often a minute; acts at once",
    input: inKb.extend({ key: id, origins: origins.optional(), ratePerMinute: ratePerMinute.optional() }),
    output: empty,
    status: 204,
    errors: ["conflict", "nothing_to_do", "rule_broken"],
    changes: ["listKeys"],
  }),
  revokeKey: command({
    method: "DELETE",
    path: `${root}/keys/:key`,
    permission: "admin",
    summary: "End a bot key at once",
    input: inKb.extend({ key: id }),
    output: empty,
    status: 204,
    errors: ["nothing_to_do"],
    changes: ["listKeys"],
  }),
  listAudit: query({
    method: "GET",
    path: `${root}/audit`,
    permission: "admin",
    summary: "Who changed what, newest first",
    input: inKb.extend(page(200, 50)),
    output: z.object({
      total: count,
      rows: z.array(
        z.object({
          id: count,
          at: when,
          by: who,
          action: z.string(),
          subject: z.string().nullable(),
          before: z.unknown().describe("Of more than 50,000 bytes only {trimmed: how many, begins: the first characters}"),
          after: z.unknown().describe("Trimmed likewise"),
          names: z
            .object({ entries: z.array(z.object({ id, question: z.string() })), categories: z.array(z.object({ id, name: z.string() })) })
            .describe("What entries and categories named in this line are called now; categories that are gone are left out"),
        }),
      ),
    }),
  }),
};
