// The bot API, /v1: called with a bot key (`Authorization: Bearer`). The knowledge base is the key's. Unknown fields are ignored, null is read as not given; answers may gain fields.
import { z } from "zod";
import { id } from "../knowledge/entry.ts";
import { count, empty, nothing, when } from "./common.ts";
import { type Endpoint } from "./endpoint.ts";
import { askedQuestion, askerContext, channel, confidence, outcome, reason, reply } from "./reply.ts";
import type { scopes } from "./settings.ts";

export interface BotEndpoint extends Omit<Endpoint, "permission" | "kind"> {
  scope: (typeof scopes)[number] | null;
  /** Request headers it reads besides Authorization. */
  headers?: z.ZodObject;
  /** Content type of an uploaded body. */
  uploadType?: string;
  /** Answers 304 to an If-None-Match that names what it would send. */
  etag?: true;
}
const bot = <const E extends BotEndpoint>(endpoint: E): E => endpoint;
const environment = z.enum(["live"]).default("live");
const conversation = z.string().trim().min(1).max(200);

export const v1 = {
  ask: bot({
    method: "POST",
    path: "/v1/ask",
    scope: "ask",
    async: true,
    summary: "Answer a customer's question, or give the answer to an option chosen after a clarification",
    input: z
      .object({
        question: askedQuestion.optional(),
        choose: z.object({ turn: id, entry: id }).optional(),
        conversation: conversation.optional(),
        customer: z.string().trim().min(1).max(200).optional().describe("Stored as a keyed hash"),
        channel: channel.optional(),
        context: askerContext.optional(),
        environment,
        explain: z.boolean().default(false).describe("Needs the scope `explain`"),
      })
      .refine((i) => (i.question === undefined) !== (i.choose === undefined), "either question or choose"),
    output: z.object({
      id: id.describe("Names the turn; a choice keeps the id of the turn it answers"),
      outcome,
      reason,
      confidence,
      version: count,
      answer: reply.shape.answer,
      options: reply.shape.options,
      related: reply.shape.related,
      handoff: reply.shape.handoff,
      text: z.string().describe("Plain text to show the customer"),
      explanation: reply.shape.explanation.optional(),
    }),
  }),
  feedback: bot({
    method: "POST",
    path: "/v1/feedback",
    scope: "ask",
    summary: "Say whether an answer helped, or that none of the options was meant",
    status: 204,
    input: z
      .object({ id, helpful: z.boolean().optional(), none: z.boolean().optional() })
      .refine((i) => i.helpful !== undefined || i.none !== undefined, "helpful or none"),
    output: empty,
  }),
  logs: bot({
    method: "POST",
    path: "/v1/logs",
    scope: "log",
    async: true,
    upload: true,
    summary:
      "Send questions that were answered elsewhere, newline-delimited JSON, up to 10,000 lines; an Idempotency-Key makes a repeat safe",
    uploadType: "application/x-ndjson",
    headers: z.object({
      "Idempotency-Key": z
        .string()
        .regex(/^[\x21-\x7e]{1,200}$/)
        .optional()
        .describe(
          "Names the batch: sent again within a week by the same key, it is answered as before and counts nothing; other lines under it are refused with 409",
        ),
    }),
    input: nothing,
    output: z.object({ accepted: count, rejected: z.array(z.object({ line: count, reason: z.string() })) }),
  }),
  knowledge: bot({
    method: "GET",
    path: "/v1/knowledge",
    scope: null,
    summary: "Which version answers",
    input: z.object({ environment }),
    output: z.object({
      knowledgeBase: z.object({ id, name: z.string() }),
      environment: z.string(),
      version: count,
      checksum: z.string(),
      publishedAt: when,
    }),
  }),
  pack: bot({
    method: "GET",
    path: "/v1/knowledge/pack",
    scope: "pack",
    async: true,
    etag: true,
    headers: z.object({ "If-None-Match": z.string().optional() }),
    summary: "The version that answers as a .kbpack file, with an ETag",
    input: z.object({ environment }),
    output: { file: "application/zip" },
  }),
};

export type V1Name = keyof typeof v1;
