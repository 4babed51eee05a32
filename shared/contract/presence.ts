// Who is looking at which entry now, or editing it: told by each open window every few seconds, and forgotten when it is silent.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { characters } from "../knowledge/text.ts";
import { inKb, when } from "./common.ts";
import { query } from "./endpoint.ts";

/** How often a window tells, and how long it is believed: milliseconds. */
export const PRESENCE_EVERY = 10_000;
/** A window that missed two of its times is gone. */
export const PRESENCE_LASTS = 25_000;

const doing = z.enum(["looks", "edits"]).describe("edits: something is typed there that is not saved");

/** Presence is told and answered in one call. Nothing of it is stored. */
export const presence = {
  tellPresence: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/presence",
    permission: "read",
    summary: "Say which entry a window has open, and learn who else has which; to be called again every 10 s",
    input: inKb.extend({
      window: characters(80, 1).describe("One of this browser's windows, named by itself at random"),
      entry: id.nullable().describe("null: none, or not any more"),
      doing: doing.default("looks"),
    }),
    output: z.object({
      rows: z
        .array(
          z.object({
            entry: id,
            by: z.string().describe("User name"),
            isMe: z.boolean().describe("The same user, in another window"),
            doing,
            since: when.describe("When the entry was opened there"),
          }),
        )
        .describe("Other windows of this knowledge base, in order of since; at most 200"),
    }),
  }),
};
