// Trying the robot as a customer: console questions are never logged.
import { z } from "zod";
import { id, time } from "../knowledge/entry.ts";
import { count, inKb } from "./common.ts";
import { query } from "./endpoint.ts";
import { askedQuestion, askerContext, channel, outcome, reply } from "./reply.ts";

export const ask = {
  askRobot: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/ask",
    permission: "read",
    async: true,
    summary: "Ask the draft, the live version or any other, as a customer on a channel at a time; never logged",
    input: inKb.extend({
      question: askedQuestion,
      choose: id.optional().describe("The entry picked after a clarification of this question"),
      target: z.union([z.enum(["draft", "live"]), z.number().int().min(1)]).default("draft"),
      channel: channel.optional(),
      at: time.optional().describe("Default now"),
      context: askerContext.optional(),
      turns: z
        .array(z.object({ outcome, entry: z.string().nullable(), textKey: z.string().max(2000) }))
        .max(50)
        .default([])
        .describe("Earlier turns of the conversation, oldest first"),
      explain: z.boolean().default(true),
    }),
    output: z.object({
      reply,
      version: count.nullable().describe("null = the draft"),
      provisional: z.boolean().describe("The draft's full model is still to come; versions are always fully trained"),
      micros: count.describe("Time the engine took, µs"),
    }),
  }),
};
